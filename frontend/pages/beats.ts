import type { Beat, Reading } from "../reading";
import { INK } from "../trace/ink";
import type { TraceViewer } from "../trace/viewer";
import { bind } from "./shortcuts";
import { word } from "../words";

/** A beat is pointed at from this far before and behind its R peak, in ms. */
const REACH_MS = 200;

/** The beat that is pointed at, or was gone to; -1 for none. */
export interface PointedBeat {
  index(): number;
  /** Goes to a beat and marks it. */
  go(index: number): void;
}

/** Pointing at a beat, or going from one to the next by key, shows its class with the scores it was given. */
export function connectBeats(page: HTMLElement, viewer: TraceViewer, reading: Reading): PointedBeat {
  const sheet = page.querySelector<HTMLElement>("#sheet")!;
  const tip = page.querySelector<HTMLElement>("#beat-tip")!;
  const readout = page.querySelector<HTMLElement>("#readout")!;
  let at = -1;

  viewer.overlays.push((context, view) => {
    const beat = reading.beats[at];
    if (!beat) {
      return;
    }
    const seconds = beat.timeMs / 1000;
    context.fillStyle = INK.tool;
    context.globalAlpha = 0.12;
    for (const panel of view.sheet.panels) {
      if (seconds >= panel.fromS && seconds <= panel.toS) {
        const left = view.xAt(panel, Math.max(panel.fromS, seconds - 0.06));
        const right = view.xAt(panel, Math.min(panel.toS, seconds + 0.06));
        context.fillRect(left, view.y(panel.topMm), right - left, view.y(panel.heightMm));
      }
    }
    context.globalAlpha = 1;
  });

  const point = (index: number): void => {
    if (index !== at) {
      at = index;
      tip.hidden = index < 0;
      tip.textContent = index < 0 ? "" : words(reading.beats, index);
      viewer.redraw();
    }
  };
  sheet.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || (sheet.dataset.tool ?? "none") !== "none") {
      point(-1);
      return;
    }
    const box = sheet.getBoundingClientRect();
    const view = viewer.view();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    point(nearest(reading.beats, view.secondsAt(view.panelAt(x, y), x) * 1000));
    const left = Math.max(0, Math.min(x + 14, sheet.clientWidth - tip.offsetWidth - 4));
    tip.style.translate = `${left}px ${y + 18}px`;
  });
  sheet.addEventListener("pointerleave", () => point(-1));

  const go = (index: number): void => {
    point(index);
    tip.hidden = true;
    viewer.centre(reading.beats[index]!.timeMs / 1000);
  };
  const step = (by: number): void => {
    const { beats } = reading;
    const [from, to] = viewer.seen();
    const start = at >= 0 ? at + by : nearest(beats, ((from + to) / 2) * 1000, Number.POSITIVE_INFINITY);
    const next = Math.min(beats.length - 1, Math.max(0, start));
    if (beats[next]) {
      go(next);
      readout.textContent = words(beats, next);
    }
  };
  bind("}", () => step(1));
  bind("{", () => step(-1));
  return { index: () => at, go };
}

/** Index of the beat nearest to an instant; -1 where none is within reach. */
function nearest(beats: Beat[], ms: number, reachMs = REACH_MS): number {
  let low = 0;
  let high = beats.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beats[middle]!.timeMs < ms) low = middle + 1;
    else high = middle;
  }
  const off = (i: number): number => (beats[i] ? Math.abs(beats[i].timeMs - ms) : Number.POSITIVE_INFINITY);
  const best = off(low - 1) < off(low) ? low - 1 : low;
  return off(best) <= reachMs && beats[best] ? best : -1;
}

/** "Beat 7 at 5.23 s: V, ventricular ectopic. Scores V 0.97, N 0.02. 540 ms after the one before". */
function words(beats: Beat[], index: number): string {
  const beat = beats[index]!;
  const scores = Object.entries(beat.scores ?? {})
    .sort(([, a], [, b]) => b - a)
    .map(([name, score]) => `${name} ${score.toFixed(2)}`)
    .join(", ");
  const before = beats[index - 1];
  return (
    word("beat", index + 1, (beat.timeMs / 1000).toFixed(2), beat.class, word(`beat${beat.class}`)) +
    (scores === "" ? "" : ` ${word("scores", scores)}`) +
    (before ? ` ${word("afterBefore", Math.round(beat.timeMs - before.timeMs))}` : "")
  );
}
