import type { Beat, Fiducial, Pulse } from "../reading";
import type { Panel } from "./layout";
import type { View } from "./view";
import { BEAT_INK, INK, WAVE_INK } from "./ink";
import { word } from "../words";

/** Which of the items in order of time lie (partly) between two instants. */
function between<T>(items: T[], endMs: (item: T) => number, startMs: (item: T) => number, from: number, to: number): T[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endMs(items[middle]!) < from) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let i = low; i < items.length && startMs(items[i]!) <= to; i++) found.push(items[i]!);
  return found;
}

/** Shades P, QRS and T of a lead, each with a bar of its own kind on the floor of the row, and named in the row of the beats. */
export function drawWaves(context: CanvasRenderingContext2D, view: View, panel: Panel, waves: Fiducial[]): void {
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  const shown = between(waves, (w) => w.offsetMs, (w) => w.onsetMs, seconds[0] * 1000, seconds[1] * 1000);
  for (const wave of shown) {
    phase(context, view, panel, wave.wave, wave.onsetMs, wave.offsetMs, wave.wave === "QRS" ? 1.6 : 0.8);
  }
}

/** Shades systole (onset to notch) and diastole (notch to offset) of each pulse and marks its peak. */
export function drawPulses(context: CanvasRenderingContext2D, view: View, panel: Panel, pulses: Pulse[]): void {
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  const shown = between(pulses, (p) => p.offsetMs, (p) => p.onsetMs, seconds[0] * 1000, seconds[1] * 1000);
  for (const pulse of shown) {
    if (pulse.notchMs !== null) {
      phase(context, view, panel, "systole", pulse.onsetMs, pulse.notchMs, 1.6);
      phase(context, view, panel, "diastole", pulse.notchMs, pulse.offsetMs, 0.8);
    }
    foot(context, view, panel, pulse.onsetMs, []);
    if (pulse.notchMs !== null) foot(context, view, panel, pulse.notchMs, [view.mm, view.mm]);
    triangle(context, view.xAt(panel, pulse.peakMs / 1000), view.y(panel.topMm + 1), view.mm, BEAT_INK.N!);
  }
}

/** A line where a pulse begins, or dashed where its notch is. */
function foot(context: CanvasRenderingContext2D, view: View, panel: Panel, ms: number, dash: number[]): void {
  const x = view.crisp(view.xAt(panel, ms / 1000));
  context.strokeStyle = INK.faint;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(x, view.y(panel.topMm + 4));
  context.lineTo(x, view.y(panel.topMm + panel.heightMm));
  context.stroke();
  context.setLineDash([]);
}

function phase(
  context: CanvasRenderingContext2D,
  view: View,
  panel: Panel,
  name: string,
  fromMs: number,
  toMs: number,
  barMm: number,
): void {
  const ink = WAVE_INK[name]!;
  const from = view.xAt(panel, Math.max(fromMs / 1000, panel.fromS));
  const to = view.xAt(panel, Math.min(toMs / 1000, panel.toS));
  const top = view.y(panel.topMm);
  const height = view.y(panel.heightMm);
  context.fillStyle = ink.fill;
  context.fillRect(from, top, to - from, height);
  context.fillStyle = ink.bar;
  const dash = name === "T" ? view.mm : to - from;
  // the bar of T is dashed: P and T differ without colour too
  for (let x = from; x < to; x += 1.7 * dash) {
    context.fillRect(x, top + height - barMm * view.mm, Math.min(dash, to - x), barMm * view.mm);
  }
  // named once, beside the beats, where the letters have room
  if (name.length <= 3 && panel === view.sheet.beatLane.panel && to - from > 2 * view.mm && view.mm > 2) {
    context.font = `600 ${2.6 * view.mm}px system-ui, sans-serif`;
    // the name of P stands at its onset, out of the way of the wider one of QRS
    context.textAlign = name === "P" ? "left" : "center";
    context.textBaseline = "bottom";
    context.fillText(name, name === "P" ? from : (from + to) / 2, top + height - (barMm + 0.3) * view.mm);
  }
}

/** Names each beat at its R peak; all but normal beats are led through the sheet by a fine line. */
export function drawBeats(context: CanvasRenderingContext2D, view: View, beats: Beat[]): void {
  const { panel, topMm } = view.sheet.beatLane;
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const beat of between(beats, (b) => b.timeMs, (b) => b.timeMs, seconds[0] * 1000, seconds[1] * 1000)) {
    const x = view.xAt(panel, beat.timeMs / 1000);
    const y = view.y(topMm + 6);
    const unusual = beat.class !== "N";
    context.fillStyle = BEAT_INK[beat.class]!;
    if (unusual) {
      context.globalAlpha = 0.35;
      context.fillRect(view.crisp(x) - 0.5, y, 1, view.y(panel.topMm + panel.heightMm) - y);
      context.globalAlpha = 1;
      context.beginPath();
      context.roundRect(x - 2.1 * view.mm, y - 2.4 * view.mm, 4.2 * view.mm, 4.8 * view.mm, view.mm);
      context.fill();
      context.fillStyle = "#ffffff";
    }
    context.font = `${unusual ? 700 : 500} ${3.4 * view.mm}px system-ui, sans-serif`;
    context.fillText(beat.class, x, y);
  }
}

/** Frames each beat that the models saw otherwise, with their class beside it: "was N", "new". */
export function drawChanged(
  context: CanvasRenderingContext2D,
  view: View,
  beats: Beat[],
  modelClass: Map<number, Beat["class"]>,
): void {
  const { panel, topMm } = view.sheet.beatLane;
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  context.strokeStyle = INK.tool;
  context.fillStyle = INK.tool;
  context.font = `600 ${2.3 * view.mm}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = Math.max(1.5, 0.4 * view.mm);
  for (const beat of between(beats, (b) => b.timeMs, (b) => b.timeMs, seconds[0] * 1000, seconds[1] * 1000)) {
    const was = modelClass.get(beat.timeMs);
    if (was === beat.class) continue;
    const x = view.xAt(panel, beat.timeMs / 1000);
    context.strokeRect(x - 2.8 * view.mm, view.y(topMm + 3), 5.6 * view.mm, view.y(6));
    context.fillText(was ? word("was", was) : word("new"), x, view.y(topMm + 1.5));
  }
}

/** Marks the instants that a finding rests on, above the beats' names. */
export function drawEvidence(context: CanvasRenderingContext2D, view: View, evidenceMs: number[]): void {
  const { panel, topMm } = view.sheet.beatLane;
  for (const ms of evidenceMs) {
    const seconds = ms / 1000;
    if (seconds >= panel.fromS && seconds <= panel.toS) {
      triangle(context, view.xAt(panel, seconds), view.y(topMm + 0.6), view.mm * 1.3, INK.evidence);
    }
  }
}

function triangle(context: CanvasRenderingContext2D, x: number, top: number, size: number, ink: string): void {
  context.fillStyle = ink;
  context.beginPath();
  context.moveTo(x - size, top);
  context.lineTo(x + size, top);
  context.lineTo(x, top + size * 1.8);
  context.fill();
}
