import { GUTTER_MM, type Panel } from "./layout";
import type { View } from "./view";
import { INK } from "./ink";
import { word } from "../words";

/** Width and height of the calibration pulse: 0.2 s at 25 mm/s by 1 mV, as IEC 60601-2-25 devices print it. */
const PULSE_MM = 5;
const PULSE_LEAD_IN_MM = 2.5;

/** Draws the 1 mV calibration pulse on the zero line in the gutter left of a row. */
export function drawCalibration(context: CanvasRenderingContext2D, view: View, panel: Panel): void {
  const left = view.x(panel.xMm - PULSE_MM - 2 * PULSE_LEAD_IN_MM);
  if (!panel.calibrated || left + 10 * view.mm < 0) {
    return;
  }
  const zero = view.y(panel.zeroMm);
  const oneMv = zero - panel.mmPerUnit * view.mm;
  const rise = left + PULSE_LEAD_IN_MM * view.mm;
  const fall = rise + PULSE_MM * view.mm;
  context.strokeStyle = INK.trace;
  context.lineWidth = Math.max(1, view.mm * 0.3);
  context.lineJoin = "miter";
  context.beginPath();
  context.moveTo(left, zero);
  context.lineTo(rise, zero);
  context.lineTo(rise, oneMv);
  context.lineTo(fall, oneMv);
  context.lineTo(fall, zero);
  context.lineTo(fall + PULSE_LEAD_IN_MM * view.mm, zero);
  context.stroke();
}

/** Names a lead; the name stays in sight when the sheet is scrolled. */
export function drawLeadName(context: CanvasRenderingContext2D, view: View, panel: Panel, note: string): void {
  const x = Math.max(2, view.x(panel.xMm) - (panel.calibrated ? GUTTER_MM - 1 : -1) * view.mm);
  const y = view.y(panel.topMm + 1);
  const size = Math.max(11, 3.6 * view.mm);
  context.textAlign = "left";
  context.textBaseline = "top";
  context.font = `650 ${size}px system-ui, sans-serif`;
  const nameWidth = context.measureText(panel.name).width;
  ground(context, x - 2, y - 1, nameWidth + 4, size * 1.2);
  context.fillStyle = INK.label;
  context.fillText(panel.name, x, y);
  if (note !== "") {
    // beside the calibration pulse, never over it
    const noteX = Math.max(x + nameWidth + size * 0.5, view.x(panel.xMm) + size * 0.3);
    context.font = `400 ${size * 0.82}px system-ui, sans-serif`;
    ground(context, noteX - 2, y - 1, context.measureText(note).width + 4, size * 1.2);
    context.fillStyle = INK.faint;
    context.fillText(note, noteX, y + size * 0.14);
  }
}

function ground(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.fillStyle = "rgba(255, 253, 252, 0.86)";
  context.fillRect(x, y, width, height);
}

/** Separates a lead from the one before it in the same row of the printed form. */
export function drawColumnMark(context: CanvasRenderingContext2D, view: View, panel: Panel): void {
  const x = view.crisp(view.x(panel.xMm));
  context.strokeStyle = INK.trace;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, view.y(panel.zeroMm - 4));
  context.lineTo(x, view.y(panel.zeroMm - 1.5));
  context.moveTo(x, view.y(panel.zeroMm + 1.5));
  context.lineTo(x, view.y(panel.zeroMm + 4));
  context.stroke();
}

/** What stands beside a lead's name: an offset that was taken off the drawing. */
export const offsetNote = (panel: Panel): string =>
  panel.calibrated && panel.lead.zeroMv !== 0 ? word("shifted", (-panel.lead.zeroMv * panel.sign).toFixed(1)) : "";

/** Writes the scale into the lower left corner, where printed ECGs have it. */
export function drawScale(context: CanvasRenderingContext2D, view: View, text: string): void {
  context.font = `500 ${Math.max(11, 3 * view.mm)}px system-ui, sans-serif`;
  context.textAlign = "left";
  context.textBaseline = "bottom";
  const width = context.measureText(text).width;
  const height = Math.max(11, 3 * view.mm) * 1.3;
  ground(context, 2, view.heightPx - height - 2, width + 8, height);
  context.fillStyle = INK.faint;
  context.fillText(text, 6, view.heightPx - 3);
}
