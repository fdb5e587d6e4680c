import type { Panel } from "./layout";
import type { View } from "./view";
import type { LeadSignal } from "./signal";
import { INK } from "./ink";

/**
 * Draws a lead as straight lines between its samples: no spline, no smoothing. Where more samples than device pixels
 * fall on the screen, each pixel column keeps its first, lowest, highest and last sample, so that no peak is lost.
 * A sample that was not recorded interrupts the line.
 */
export function drawTrace(
  context: CanvasRenderingContext2D,
  view: View,
  panel: Panel,
  signal: LeadSignal,
  sampleRateHz: number,
  ink: string,
): void {
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  const first = Math.max(0, Math.floor(seconds[0] * sampleRateHz) - 1);
  const last = Math.min(Math.ceil(seconds[1] * sampleRateHz) + 1, lastSample(panel, sampleRateHz));
  const samplesPerPixel = sampleRateHz / (view.paper.mmPerS * view.mm * view.devicePixelRatio);
  const pen = new Pen(context, view, panel, signal, sampleRateHz);
  context.strokeStyle = ink;
  context.lineWidth = Math.max(1, view.mm * 0.3);
  context.lineJoin = "round";
  context.beginPath();
  if (samplesPerPixel <= 1) {
    for (let i = first; i <= last; i++) pen.to(i);
  } else {
    columns(pen, signal.samples, first, last, samplesPerPixel);
  }
  context.stroke();
}

/** The last sample of a panel: the one before the panel's end, or the end of the recording. */
const lastSample = (panel: Panel, rate: number): number =>
  Math.min(panel.lead.samples.length, Math.round(panel.toS * rate)) - 1;

/** Columns are counted from the first sample of the recording, so that scrolling never changes the drawing. */
function columns(pen: Pen, samples: Float32Array, first: number, last: number, samplesPerPixel: number): void {
  for (let column = Math.floor(first / samplesPerPixel); column * samplesPerPixel <= last; column++) {
    const start = Math.max(first, Math.ceil(column * samplesPerPixel));
    const end = Math.min(last, Math.ceil((column + 1) * samplesPerPixel) - 1);
    let low = start;
    let high = start;
    let whole = true;
    for (let i = start; i <= end; i++) {
      whole &&= Number.isFinite(samples[i]!);
      if (samples[i]! < samples[low]!) low = i;
      if (samples[i]! > samples[high]!) high = i;
    }
    if (whole) {
      pen.to(start);
      pen.to(Math.min(low, high));
      pen.to(Math.max(low, high));
      pen.to(end);
    } else {
      for (let i = start; i <= end; i++) pen.to(i);
    }
  }
}

/** Goes from sample to sample and is lifted over what was not recorded. */
class Pen {
  private down = false;
  private at = -1;

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly view: View,
    private readonly panel: Panel,
    private readonly signal: LeadSignal,
    private readonly rate: number,
  ) {}

  to(sample: number): void {
    if (sample === this.at) {
      return;
    }
    this.at = sample;
    const value = this.signal.samples[sample]!;
    if (!Number.isFinite(value)) {
      this.down = false;
      return;
    }
    const x = this.view.xAt(this.panel, sample / this.rate);
    const y = this.view.yOf(this.panel, value, this.signal.zeroMv);
    if (this.down) {
      this.context.lineTo(x, y);
    } else {
      this.context.moveTo(x, y);
      this.down = true;
    }
  }
}

/** Hatches each stretch of samples that were not recorded, at the height of the zero line. */
export function drawGaps(context: CanvasRenderingContext2D, view: View, panel: Panel, rate: number): void {
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  const samples = panel.lead.samples;
  const last = Math.min(Math.ceil(seconds[1] * rate), lastSample(panel, rate));
  for (let i = Math.max(0, Math.floor(seconds[0] * rate)); i <= last; i++) {
    if (!Number.isNaN(samples[i]!)) {
      continue;
    }
    const start = i;
    while (i < last && Number.isNaN(samples[i + 1]!)) i++;
    hatch(context, view, panel, start / rate, (i + 1) / rate);
  }
}

function hatch(context: CanvasRenderingContext2D, view: View, panel: Panel, fromS: number, toS: number): void {
  const left = view.xAt(panel, fromS);
  const width = view.xAt(panel, toS) - left;
  const height = 4 * view.mm;
  const top = view.y(panel.zeroMm) - height / 2;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.strokeStyle = INK.missing;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = left - height; x < left + width; x += Math.max(4, view.mm)) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}
