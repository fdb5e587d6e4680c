import type { View } from "./view";
import { INK } from "./ink";

/**
 * Lines every millimetre and heavier ones every 5. Each line is placed from its own millimetre, so that errors of
 * rounding never add up; it is at most half a device pixel from where it belongs, at every zoom and pixel ratio.
 */
export function drawPaper(context: CanvasRenderingContext2D, view: View): void {
  context.fillStyle = INK.paper;
  context.fillRect(0, 0, view.widthPx, view.heightPx);
  const devicePixels = Math.max(1, Math.round(view.devicePixelRatio * 0.75 * Math.max(1, view.paper.zoom / 1.5)));
  // below about 2.5 px a millimetre, lines run together into a grey that hides the trace
  if (view.mm >= 2.5) {
    lines(context, view, 1, INK.minorGrid, devicePixels);
  }
  lines(context, view, 5, INK.majorGrid, devicePixels);
}

/** A pleth has a time axis alone: a light line every 0.2 s, a heavier one every second. */
export function drawTimeGrid(context: CanvasRenderingContext2D, view: View): void {
  context.fillStyle = INK.plethPaper;
  context.fillRect(0, 0, view.widthPx, view.heightPx);
  const panel = view.sheet.panels[0]!;
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  context.lineWidth = 1 / view.devicePixelRatio;
  for (let fifth = Math.ceil(seconds[0] * 5); fifth <= seconds[1] * 5; fifth++) {
    context.strokeStyle = fifth % 5 === 0 ? INK.plethSecond : INK.plethFifth;
    vertical(context, view, view.xAt(panel, fifth / 5));
  }
}

function lines(context: CanvasRenderingContext2D, view: View, everyMm: number, ink: string, pixels: number): void {
  context.strokeStyle = ink;
  context.lineWidth = pixels / view.devicePixelRatio;
  context.beginPath();
  const first = Math.floor(view.scrollPx / view.mm / everyMm);
  for (let i = first; view.x(i * everyMm) <= view.widthPx; i++) {
    const x = view.crisp(view.x(i * everyMm), pixels);
    context.moveTo(x, 0);
    context.lineTo(x, view.heightPx);
  }
  for (let i = 0; view.y(i * everyMm) <= view.heightPx; i++) {
    const y = view.crisp(view.y(i * everyMm), pixels);
    context.moveTo(0, y);
    context.lineTo(view.widthPx, y);
  }
  context.stroke();
}

function vertical(context: CanvasRenderingContext2D, view: View, x: number): void {
  context.beginPath();
  context.moveTo(view.crisp(x), 0);
  context.lineTo(view.crisp(x), view.heightPx);
  context.stroke();
}
