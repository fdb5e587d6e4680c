import type { Fiducial } from "../reading";
import { INK } from "../trace/ink";
import type { LeadSignal } from "../trace/signal";
import type { View } from "../trace/view";

/**
 * QT by the tangent (Lepeschkin & Surawicz 1952): the steepest line down from the peak of T meets the level before the
 * QRS complex where T ends.
 */
export interface Tangent {
  readonly lead: string;
  readonly qrsOnsetS: number;
  /** Where the tangent touches, and where it meets the level. */
  readonly steepestS: number;
  readonly endS: number;
  readonly levelMv: number;
  readonly steepestMv: number;
}

/** The level is that of these milliseconds before the QRS complex. */
const LEVEL_MS = 20;
/** The slope is taken over so many milliseconds: over less, it would be that of the noise. */
const SLOPE_MS = 20;
/** How far behind the peak of T its steepest part lies at most. */
const REACH_MS = 160;

/** Null where there is no T wave, or its limb does not lead back to the level. */
export function tangentOf(signal: LeadSignal, rateHz: number, qrs: Fiducial, t: Fiducial): Tangent | null {
  const at = (ms: number): number => Math.round((ms / 1000) * rateHz);
  const levelMv = mean(signal.samples, at(qrs.onsetMs - LEVEL_MS), at(qrs.onsetMs));
  const half = Math.max(1, Math.round((SLOPE_MS / 2000) * rateHz));
  const peakMv = signal.samples[at(t.peakMs)]! - levelMv;
  let steepest = -1;
  let slope = 0;
  for (let i = at(t.peakMs); i <= at(Math.min(t.peakMs + REACH_MS, t.offsetMs + SLOPE_MS)); i++) {
    const here = (signal.samples[i + half]! - signal.samples[i - half]!) / (2 * half);
    // towards the level: down from an upright T, up from an inverted one
    if (Number.isFinite(here) && here * Math.sign(peakMv) < slope * Math.sign(peakMv)) {
      slope = here;
      steepest = i;
    }
  }
  if (steepest < 0 || !Number.isFinite(levelMv) || slope === 0) {
    return null;
  }
  const steepestMv = signal.samples[steepest]!;
  const end = steepest + (levelMv - steepestMv) / slope;
  if (!(end > at(t.peakMs)) || end > at(t.peakMs + 2 * REACH_MS)) {
    return null;
  }
  return {
    lead: signal.name,
    qrsOnsetS: qrs.onsetMs / 1000,
    steepestS: steepest / rateHz,
    endS: end / rateHz,
    levelMv,
    steepestMv,
  };
}

export const qtMs = (tangent: Tangent): number => (tangent.endS - tangent.qrsOnsetS) * 1000;

function mean(samples: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(0, from); i < to; i++) sum += samples[i]!;
  return sum / Math.max(1, to - Math.max(0, from));
}

export function drawTangent(context: CanvasRenderingContext2D, view: View, tangent: Tangent): void {
  for (const panel of view.sheet.panels) {
    if (panel.lead.name !== tangent.lead || tangent.qrsOnsetS < panel.fromS || tangent.endS > panel.toS) {
      continue;
    }
    const x = (seconds: number): number => view.xAt(panel, seconds);
    const level = view.yOf(panel, tangent.levelMv);
    const touch = view.yOf(panel, tangent.steepestMv);
    // as far above the point of touch as below it
    const topX = 2 * x(tangent.steepestS) - x(tangent.endS);
    context.strokeStyle = INK.tool;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(topX, 2 * touch - level);
    context.lineTo(x(tangent.endS), level);
    context.moveTo(x(tangent.qrsOnsetS), level);
    context.lineTo(x(tangent.endS) + 2 * view.mm, level);
    for (const seconds of [tangent.qrsOnsetS, tangent.endS]) {
      context.moveTo(x(seconds), level - 3 * view.mm);
      context.lineTo(x(seconds), level + 3 * view.mm);
    }
    context.stroke();
    context.font = "600 13px system-ui, sans-serif";
    context.textAlign = "left";
    context.textBaseline = "top";
    const text = `QT ${Math.round(qtMs(tangent))} ms`;
    const width = context.measureText(text).width + 10;
    context.fillStyle = INK.tool;
    context.fillRect(x(tangent.endS) + 4, level + 4, width, 18);
    context.fillStyle = "#ffffff";
    context.fillText(text, x(tangent.endS) + 9, level + 6);
  }
}
