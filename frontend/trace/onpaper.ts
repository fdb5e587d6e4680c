import type { Choice } from "./choice";
import { FOOT_MM, GUTTER_MM, isPrinted, type Sheet } from "./layout";
import type { Paper } from "./paper";
import { NOMINAL_PX_PER_MM } from "./screen";
import { View } from "./view";
import { word } from "../words";

/** A4 across less the margins that print.css gives the page, and the frame. */
const WIDTH_MM = 275;
/** What is left of it below the patient's name. */
const HEIGHT_MM = 160;
/**
 * Device pixels in a CSS pixel. Chromium prints what was drawn as lines and rounds the factor that makes them smaller to
 * 1/64: at 3 a millimetre has 0.984 of its length, at 4 it is true.
 */
const RATIO = 4;

/** What is on the screen when the browser begins to print. */
interface OnScreen {
  readonly choice: Choice;
  readonly durationS: number;
  /** The seconds that are seen. */
  seen(): [number, number];
  /** Where everything lies in the chosen form, or in rows of so many seconds. */
  sheet(stretch?: readonly [number, number]): Sheet;
  /** Whether the samples between two instants have come. */
  has(fromS: number, toS: number): boolean;
}

/**
 * The trace as the browser prints it. A page keeps CSS's millimetre, whatever the reader's screen and zoom make of one,
 * so that the scale that is written below the trace holds on paper too.
 */
export class Printout {
  readonly view: View;
  private readonly seconds: readonly [number, number];

  /** @param scrollLeft where the screen stood */
  constructor(
    screen: OnScreen,
    readonly scrollLeft: number,
  ) {
    const paper = paperFor(screen);
    this.seconds = isPrinted(screen.choice) ? screen.seen() : rowsAcross(screen, paper);
    this.view = viewOf(screen.sheet(this.seconds), paper);
  }

  /** What stands beside the scale on paper: which seconds, and whether its millimetres are true. */
  get note(): string {
    const { zoom } = this.view.paper;
    const size = zoom === 1 ? word("trueAtFullSize") : word("notToScale", Math.floor(zoom * 100));
    const [fromS, toS] = this.seconds;
    return `   ${fromS.toFixed(1)}–${toS.toFixed(1)} s   ${size}`;
  }
}

/** In true size where the sheet fits the page, else as large as fits; rows are cut to its width instead. */
function paperFor(screen: OnScreen): Paper {
  const { widthMm, heightMm } = screen.sheet();
  const across = isPrinted(screen.choice) ? WIDTH_MM / widthMm : 1;
  return {
    ...screen.choice.paper,
    zoom: Math.min(1, HEIGHT_MM / heightMm, across),
    screenPxPerMm: NOMINAL_PX_PER_MM,
  };
}

/** From where the screen begins as far as the page goes; no further than the screen where more has not come yet. */
function rowsAcross(screen: OnScreen, paper: Paper): [number, number] {
  const [seenFromS, seenToS] = screen.seen();
  const lengthS = (WIDTH_MM / paper.zoom - GUTTER_MM - 5) / paper.mmPerS;
  const toS = Math.min(screen.durationS, seenFromS + lengthS);
  const fromS = Math.max(0, toS - lengthS);
  return screen.has(fromS, toS) ? [fromS, toS] : [seenFromS, Math.min(toS, seenToS)];
}

/** As wide as the page, even where the sheet is not, and with room for the scale below it, which is not reduced. */
function viewOf(sheet: Sheet, paper: Paper): View {
  const heightMm = sheet.heightMm + FOOT_MM * (1 / paper.zoom - 1);
  return new View(paper, { ...sheet, heightMm }, 0, WIDTH_MM * NOMINAL_PX_PER_MM, RATIO);
}
