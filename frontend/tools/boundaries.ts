import type { Fiducial, Reading } from "../reading";
import type { Panel } from "../trace/layout";
import type { View } from "../trace/view";
import { word } from "../words";
import { bracket, upright } from "./calipers";

export type End = "ONSET" | "OFFSET";

/** One boundary of a wave while a reader moves it: over all leads, or in one of them alone. */
export interface Boundary {
  /** Over all leads. */
  readonly wave: Fiducial;
  readonly end: End;
  /** How far it is moved from where the reading has it. */
  readonly byMs: number;
  /** The wave as one lead shows it, where it is moved in that lead alone. */
  readonly alone: Fiducial | null;
}

/** How near a boundary must be to be taken up, in CSS pixels. */
const GRIP_PX = 7;
/** A P wave leads to a QRS complex that begins within so long, a T wave follows one that ended within so long. */
const P_REACH_MS = 500;
const T_REACH_MS = 600;

export const placeMs = ({ wave, end, byMs, alone }: Boundary): number =>
  (end === "ONSET" ? (alone ?? wave).onsetMs : (alone ?? wave).offsetMs) + byMs;

/** The boundary of a lead's wave at a point of the screen, as that of the wave over all leads; null where there is none. */
export function boundaryAt(reading: Reading, view: View, panel: Panel, x: number): Boundary | null {
  let best: { wave: Fiducial; end: End; off: number } | null = null;
  for (const wave of reading.fiducials) {
    if (wave.lead !== panel.lead.name) continue;
    for (const end of ["ONSET", "OFFSET"] as const) {
      const ms = end === "ONSET" ? wave.onsetMs : wave.offsetMs;
      const off = Math.abs(view.xAt(panel, ms / 1000) - x);
      if (off <= GRIP_PX && off < (best?.off ?? Number.POSITIVE_INFINITY)) best = { wave, end, off };
    }
  }
  if (!best) return null;
  const { wave, end } = best;
  const over = global(reading, wave.wave).find((one) => overlap(one, wave));
  return over ? { wave: over, end, byMs: 0, alone: null } : null;
}

/** The same boundary in one lead alone; null where that lead does not show the wave. */
export function inLead(reading: Reading, boundary: Boundary, lead: string): Boundary | null {
  const { wave } = boundary;
  const alone = reading.fiducials.find((one) => one.lead === lead && one.wave === wave.wave && overlap(one, wave));
  return alone ? { ...boundary, alone } : null;
}

const overlap = (one: Fiducial, other: Fiducial): boolean =>
  one.onsetMs < other.offsetMs && other.onsetMs < one.offsetMs;

/** The boundaries of one beat in order of time. */
export function boundariesOf(reading: Reading, beatMs: number): Boundary[] {
  const qrs = global(reading, "QRS").find((wave) => wave.onsetMs - 75 <= beatMs && beatMs <= wave.offsetMs + 75);
  if (!qrs) return [];
  const p = global(reading, "P").filter((wave) => wave.peakMs < qrs.onsetMs && qrs.onsetMs - wave.onsetMs < P_REACH_MS);
  const t = global(reading, "T").filter((wave) => wave.peakMs > qrs.peakMs && wave.onsetMs - qrs.offsetMs < T_REACH_MS);
  return [p.at(-1), qrs, t[0]].flatMap((wave) =>
    wave ? (["ONSET", "OFFSET"] as const).map((end) => ({ wave, end, byMs: 0, alone: null })) : [],
  );
}

const global = (reading: Reading, wave: Fiducial["wave"]): Fiducial[] =>
  reading.fiducials.filter((one) => one.lead === "global" && one.wave === wave);

/** "T end +24 ms: QT of this beat 422 ms"; in one lead alone, which begins it, how long the wave lasts there. */
export function boundaryWords(reading: Reading, boundary: Boundary): string {
  const { wave, end, byMs, alone } = boundary;
  const by = `${byMs < 0 ? "−" : "+"}${Math.abs(Math.round(byMs))}`;
  const moved = word("boundary", wave.wave, word(end === "ONSET" ? "onset" : "end"), by);
  const name = alone ? `${alone.lead}: ${moved}` : moved;
  const complexes = global(reading, "QRS");
  const at = placeMs(boundary);
  const before = complexes.filter((qrs) => qrs.onsetMs <= wave.peakMs).at(-1);
  const behind = complexes.find((qrs) => qrs.onsetMs > wave.peakMs);
  if (!alone && wave.wave === "T" && end === "OFFSET" && before) {
    return word("qtOfBeat", name, Math.round(at - before.onsetMs));
  }
  if (!alone && wave.wave === "P" && end === "ONSET" && behind) {
    return word("prOfBeat", name, Math.round(behind.onsetMs - at));
  }
  const lasts = end === "ONSET" ? (alone ?? wave).offsetMs - at : at - (alone ?? wave).onsetMs;
  return word("waveOfBeat", name, wave.wave, Math.round(lasts));
}

/** Draws the boundary in its leads where it is now, faintly where it was, and what it measures beside it. */
export function drawBoundary(context: CanvasRenderingContext2D, view: View, boundary: Boundary, text: string): void {
  const seconds = placeMs(boundary) / 1000;
  const was = placeMs({ ...boundary, byMs: 0 }) / 1000;
  let said = false;
  for (const panel of view.sheet.panels) {
    if (seconds < panel.fromS || seconds > panel.toS) continue;
    if (boundary.alone && boundary.alone.lead !== panel.lead.name) continue;
    if (boundary.byMs !== 0) upright(context, view, panel, was, 0.35, 1);
    upright(context, view, panel, seconds, 1, 2);
    if (!said) {
      bracket(context, view, panel, { lead: panel.lead.name, fromS: was, toS: seconds, march: false }, text);
      said = true;
    }
  }
}
