import "./style.css";
import { forgetAllEdits } from "../pages/edits";
import { openBefore } from "../pages/before";
import { openPageLayout } from "../pages/layout";
import { openPrintedPage } from "../pages/printed";
import { openRecording } from "../pages/recording";
import { openWorklist } from "../pages/worklist";
import { openShortcuts } from "../pages/shortcuts";

openShortcuts();
document.querySelector("form[action='/logout']")?.addEventListener("submit", forgetAllEdits);
// a recording that was opened without loading the page is loaded on going back to it
addEventListener("popstate", () => {
  const shown = document.getElementById("recording")?.dataset.recording;
  if (shown && location.pathname !== `/recordings/${shown}`) location.reload();
});
const recording = document.getElementById("recording");
if (recording) {
  void openRecording(recording);
}
const worklist = document.getElementById("worklist");
if (worklist) {
  openWorklist(worklist);
}
const printed = document.getElementById("printed-page");
if (printed) {
  openPrintedPage(printed);
}
const before = document.getElementById("before-now");
if (before) {
  openBefore(before);
}
const layout = document.getElementById("page-layout");
if (layout) {
  openPageLayout(layout);
}
