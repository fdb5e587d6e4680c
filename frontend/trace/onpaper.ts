import { FOOT_MM, GUTTER_MM, type Sheet } from "./layout";
import type { Paper } from "./paper";
import { NOMINAL_PX_PER_MM } from "./screen";
import { View } from "./view";
import { word } from "../words";

/**
 * The trace as the browser prints it. A page keeps CSS's millimetre, whatever the reader's screen and zoom make of one,
 * so that the scale that is written below the trace holds on paper too.
 */

/** A4 across less the margins that print.css gives the page, and the frame. */
const WIDTH_MM = 275;
/** What is left of it below the patient's name. */
const HEIGHT_MM = 160;
/**
 * Device pixels in a CSS pixel. Chromium prints what was drawn as lines and rounds the factor that makes them smaller to
 * 1/64: at 3 a millimetre has 0.984 of its length, at 4 it is true.
 */
const RATIO = 4;

/** How much a sheet must be reduced to fit the page; 1 where it fits at true size, as a stretch that is cut to fit does. */
export const reduction = (sheet: Sheet, cut: boolean): number =>
  Math.min(1, HEIGHT_MM / sheet.heightMm, cut ? 1 : WIDTH_MM / sheet.widthMm);

/** Seconds of a row that fit the page. */
export const secondsAcross = (paper: Paper): number => (WIDTH_MM / paper.zoom - GUTTER_MM - 5) / paper.mmPerS;

export const printedPaper = (paper: Paper, zoom: number): Paper => ({
  ...paper,
  zoom,
  screenPxPerMm: NOMINAL_PX_PER_MM,
});

/** As wide as the page, even where the sheet is not, and with room for the scale below it, which is not reduced. */
export function printedView(paper: Paper, sheet: Sheet): View {
  const heightMm = sheet.heightMm + FOOT_MM * (1 / paper.zoom - 1);
  return new View(paper, { ...sheet, heightMm }, 0, WIDTH_MM * NOMINAL_PX_PER_MM, RATIO);
}

/** What stands beside the scale on paper: which seconds, and whether its millimetres are true. */
export function paperNote(view: View, [fromS, toS]: readonly [number, number]): string {
  const { zoom } = view.paper;
  const size = zoom === 1 ? word("trueAtFullSize") : word("notToScale", Math.floor(zoom * 100));
  return `   ${fromS.toFixed(1)}–${toS.toFixed(1)} s   ${size}`;
}
