import type { BeatPart, Fiducial, Place, Reading } from "../reading";
import type { Panel } from "./layout";
import type { View } from "./view";
import { INK } from "./ink";

/** Where the parts of one beat run, from and to in ms; those that were not found are not there. */
export type BeatParts = Partial<Record<BeatPart, readonly [number, number]>>;

/** A P wave belongs to the QRS complex that begins at most this long after it, a T wave to the one at most so long before. */
const P_REACH_MS = 400;
const T_REACH_MS = 500;

/** The beats that the representative beat was made of, each with its waves over all leads. */
export function measuredBeats(reading: Reading): BeatParts[] {
  const waves = reading.fiducials.filter((wave) => wave.lead === "global");
  const beatsMs = reading.measurements.representativeBeat?.beatsMs ?? [];
  return beatsMs.flatMap((beatMs) => {
    const qrs = waves.find((wave) => wave.wave === "QRS" && wave.onsetMs <= beatMs && beatMs <= wave.offsetMs);
    return qrs ? [partsOf(qrs, waves)] : [];
  });
}

function partsOf(qrs: Fiducial, waves: Fiducial[]): BeatParts {
  const parts: BeatParts = { QRS: [qrs.onsetMs, qrs.offsetMs] };
  const p = waves.filter((wave) => wave.wave === "P" && wave.offsetMs <= qrs.onsetMs).at(-1);
  if (p && qrs.onsetMs - p.offsetMs < P_REACH_MS) {
    parts.P = [p.onsetMs, p.offsetMs];
    parts.PR = [p.offsetMs, qrs.onsetMs];
  }
  const t = waves.find((wave) => wave.wave === "T" && wave.onsetMs >= qrs.offsetMs);
  if (t && t.onsetMs - qrs.offsetMs < T_REACH_MS) {
    parts.ST = [qrs.offsetMs, t.onsetMs];
    parts.T = [t.onsetMs, t.offsetMs];
  }
  return parts;
}

/** Marks in a lead what a finding was judged by: framed where it is a number of this lead, faint where of all together. */
export function drawPlaces(
  context: CanvasRenderingContext2D,
  view: View,
  panel: Panel,
  places: Place[],
  beats: BeatParts[],
): void {
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  const top = view.y(panel.topMm) + 1;
  const height = view.y(panel.heightMm) - 2;
  context.strokeStyle = INK.evidence;
  context.fillStyle = INK.evidence;
  context.lineWidth = Math.max(1, 0.3 * view.mm);
  for (const place of places) {
    if (place.lead !== null && place.lead !== panel.lead.name) {
      continue;
    }
    for (const beat of beats) {
      const found = place.parts.flatMap((part) => beat[part] ?? []);
      const from = Math.max(Math.min(...found) / 1000, seconds[0]);
      const to = Math.min(Math.max(...found) / 1000, seconds[1]);
      if (from < to) {
        const left = view.xAt(panel, from);
        const width = view.xAt(panel, to) - left;
        context.globalAlpha = place.lead === null ? 0.1 : 0.2;
        context.fillRect(left, top, width, height);
        context.globalAlpha = 1;
        if (place.lead !== null) {
          context.strokeRect(left, top, width, height);
        }
      }
    }
  }
}
