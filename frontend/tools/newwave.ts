import type { Fiducial } from "../reading";
import type { View } from "../trace/view";
import { word } from "../words";
import { bracket, upright } from "./calipers";
import type { End } from "./boundaries";

/** A wave that a reader is about to add, over all leads. Its peak is found between its ends, lead by lead. */
export interface NewWave {
  readonly wave: Fiducial["wave"];
  readonly onsetMs: number;
  readonly offsetMs: number;
  /** The end that keys move. */
  readonly held: End;
}

/** Where a wave usually lies, in ms from the R peak of its beat: normal PR, QRS and QT at about 70/min. */
const USUAL_MS: Record<Fiducial["wave"], readonly [number, number]> = {
  P: [-200, -100],
  QRS: [-45, 50],
  T: [200, 370],
};

/** A wave where one usually is in a beat, or, away from a beat, around an instant. */
export function openWave(wave: Fiducial["wave"], beatMs: number | null, atMs: number): NewWave {
  const [from, to] = USUAL_MS[wave];
  const middle = beatMs === null ? atMs - (from + to) / 2 : beatMs;
  return { wave, onsetMs: middle + from, offsetMs: middle + to, held: "ONSET" };
}

/** The wave with the end that is nearer to an instant put there. */
export function endPut(wave: NewWave, ms: number): NewWave {
  const held: End = Math.abs(ms - wave.onsetMs) <= Math.abs(ms - wave.offsetMs) ? "ONSET" : "OFFSET";
  return held === "ONSET" ? { ...wave, held, onsetMs: ms } : { ...wave, held, offsetMs: ms };
}

export const endNudged = (wave: NewWave, byMs: number): NewWave =>
  wave.held === "ONSET"
    ? { ...wave, onsetMs: Math.min(wave.offsetMs - 1, wave.onsetMs + byMs) }
    : { ...wave, offsetMs: Math.max(wave.onsetMs + 1, wave.offsetMs + byMs) };

/** "New P, 98 ms: onset at 1.234 s. Click or , . move it, ; takes the other end, Enter adds it." */
export const newWaveWords = ({ wave, onsetMs, offsetMs, held }: NewWave): string =>
  word(
    "newWave",
    wave,
    Math.round(offsetMs - onsetMs),
    word(held === "ONSET" ? "onset" : "end"),
    ((held === "ONSET" ? onsetMs : offsetMs) / 1000).toFixed(3),
  );

/** Draws both ends in every lead, the one that keys move heavier, and how long the wave lasts. */
export function drawNewWave(context: CanvasRenderingContext2D, view: View, wave: NewWave): void {
  const fromS = wave.onsetMs / 1000;
  const toS = wave.offsetMs / 1000;
  let said = false;
  for (const panel of view.sheet.panels) {
    for (const [seconds, end] of [[fromS, "ONSET"], [toS, "OFFSET"]] as const) {
      if (seconds >= panel.fromS && seconds <= panel.toS) {
        upright(context, view, panel, seconds, 1, wave.held === end ? 2.5 : 1.2);
      }
    }
    if (!said && fromS >= panel.fromS && toS <= panel.toS) {
      const text = `${wave.wave} ${Math.round(wave.offsetMs - wave.onsetMs)} ms`;
      bracket(context, view, panel, { lead: panel.lead.name, fromS, toS, march: false }, text);
      said = true;
    }
  }
}
