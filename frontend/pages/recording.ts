import { ask, readingIn, readingUrl } from "../reading";
import { TraceViewer } from "../trace/viewer";
import { askFirstStretch } from "../trace/waveform";
import { History } from "../tools/history";
import { connectBeats } from "./beats";
import { connectClaim } from "./claim";
import { Changes, connectChangeFields } from "./changes";
import { connectControls } from "./controls";
import { connectEditing } from "./editing";
import { connectFindings } from "./findings";
import { connectHolter } from "./holter";
import { connectJumps } from "./jumps";
import { connectNext } from "./next";
import { connectNow } from "./now";
import { OffScreen } from "./offscreen";
import { connectReview } from "./review";
import { bind } from "./shortcuts";
import { connectTools } from "./tools";
import { word } from "../words";

/** How long to wait before asking again for the reading of a recording that has just come in. */
const PENDING_MS = 1_500;

/** Draws the trace of a recording and connects the page's controls to it. */
export async function openRecording(page: HTMLElement): Promise<void> {
  const history = new History();
  const leave = new AbortController();
  let form = new AbortController();
  connectReview(page, history, form.signal);
  leave.signal.addEventListener("abort", () => form.abort());
  connectClaim(page);
  const prefetch = connectNext(page, leave, (next) => void openRecording(next));
  bind("A", () => page.querySelector<HTMLButtonElement>("[data-acknowledge]")?.click());
  bind("b", () => document.querySelector<HTMLAnchorElement>("a[data-back]")?.click());
  bind("B", () => page.querySelector<HTMLAnchorElement>("a[data-before]")?.click());
  const notice = page.querySelector<HTMLElement>("#trace-notice")!;
  const say = (refused: unknown): void => {
    notice.textContent = word("traceNotLoaded", refused instanceof Error ? refused.message : String(refused));
    notice.hidden = false;
  };
  const api = `/api/recordings/${page.dataset.recording}`;
  let pending = false;
  // the first samples need not wait for the reading
  void askFirstStretch(`${api}/waveform`);
  try {
    const reading = await ask(readingUrl(page, api), readingIn);
    const stage = {
      scroller: page.querySelector<HTMLElement>("#sheet")!,
      extent: page.querySelector<HTMLElement>("#sheet-extent")!,
      canvas: page.querySelector<HTMLCanvasElement>("#sheet-canvas")!,
      strip: page.querySelector<HTMLCanvasElement>("#overview")!,
    };
    const viewer = new TraceViewer(reading, `${api}/waveform`, stage, say);
    connectControls(page, viewer);
    const offScreen = new OffScreen(page, viewer, leave.signal);
    connectFindings(page, viewer, reading, api, offScreen);
    addEventListener("beforeprint", () => viewer.startPrint(), { signal: leave.signal });
    addEventListener("afterprint", () => viewer.endPrint(), { signal: leave.signal });
    connectTools(page, viewer, reading, history);
    connectJumps(page, viewer);
    const pointed = connectBeats(page, viewer, reading);
    const showModel = async (): Promise<void> => {
      const edited = page.querySelector<HTMLElement>("#edits")?.dataset.edited === "true";
      viewer.compare(edited ? (await ask(`${api}/reading?as=read`, readingIn)).beats : null);
    };
    const changes = new Changes(
      page,
      reading,
      history,
      () => {
        form.abort();
        form = new AbortController();
        connectReview(page, history, form.signal);
        viewer.show(reading);
        connectFindings(page, viewer, reading, api, offScreen);
        connectChangeFields(page, changes);
        void showModel().catch(say);
      },
      (text) => {
        page.querySelector<HTMLElement>("#readout")!.textContent = text;
      },
    );
    connectEditing(page, viewer, reading, pointed, changes);
    connectHolter(page, viewer, reading, changes, pointed);
    connectChangeFields(page, changes);
    void showModel().catch(say);
    changes.resume();
    const came = await viewer.begin();
    if (came && !leave.signal.aborted) prefetch();
    pending = reading.status === "pending";
  } catch (refused) {
    say(refused);
  }
  // the connection on which changes are told is not in the way of the first trace
  if (!leave.signal.aborted) connectNow(page, leave.signal);
  if (pending) await reloadOnceRead(api).catch(say);
}

async function reloadOnceRead(api: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PENDING_MS));
    const reading = await ask(`${api}/reading`, readingIn);
    if (reading.status !== "pending") {
      location.reload();
      return;
    }
  }
}
