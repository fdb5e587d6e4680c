import "./style.css";
import { openRecording } from "../pages/recording";
import { openWorklist } from "../pages/worklist";
import { openShortcuts } from "../pages/shortcuts";

openShortcuts();
const recording = document.getElementById("recording");
if (recording) {
  void openRecording(recording);
}
const worklist = document.getElementById("worklist");
if (worklist) {
  openWorklist(worklist);
}
