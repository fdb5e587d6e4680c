import type { Paper } from "./paper";
import { pxPerMm } from "./paper";
import type { Panel, Sheet } from "./layout";

/** The part of a sheet that is on the screen, and the arithmetic from millimetres to CSS pixels of the canvas. */
export class View {
  readonly mm: number;

  constructor(
    readonly paper: Paper,
    readonly sheet: Sheet,
    /** How far the sheet is scrolled to the left, in CSS pixels. */
    readonly scrollPx: number,
    readonly widthPx: number,
    readonly devicePixelRatio: number,
  ) {
    this.mm = pxPerMm(paper);
  }

  get heightPx(): number {
    return this.sheet.heightMm * this.mm;
  }

  x(mm: number): number {
    return mm * this.mm - this.scrollPx;
  }

  y(mm: number): number {
    return mm * this.mm;
  }

  xAt(panel: Panel, seconds: number): number {
    return this.x(panel.xMm + (seconds - panel.fromS) * this.paper.mmPerS);
  }

  /** @param zero value of the signal that lies on the zero line */
  yOf(panel: Panel, value: number, zero = panel.lead.zeroMv): number {
    return this.y(panel.zeroMm - (value - zero) * panel.sign * panel.mmPerUnit);
  }

  secondsAt(panel: Panel, x: number): number {
    return panel.fromS + ((x + this.scrollPx) / this.mm - panel.xMm) / this.paper.mmPerS;
  }

  /** The seconds of a panel that are on the screen; null where none is. */
  visible(panel: Panel): [number, number] | null {
    const from = Math.max(panel.fromS, this.secondsAt(panel, 0));
    const to = Math.min(panel.toS, this.secondsAt(panel, this.widthPx));
    return from < to ? [from, to] : null;
  }

  /** The panel at a point of the canvas: the one it lies in, else the nearest above or below. */
  panelAt(x: number, y: number): Panel {
    const off = (panel: Panel): number => {
      const right = this.xAt(panel, panel.toS);
      const left = this.xAt(panel, panel.fromS);
      const aside = x < left ? left - x : Math.max(0, x - right);
      const middle = this.y(panel.topMm + panel.heightMm / 2);
      return 10 * aside + Math.max(0, Math.abs(y - middle) - this.y(panel.heightMm / 2));
    };
    return this.sheet.panels.reduce((nearest, panel) => (off(panel) < off(nearest) ? panel : nearest));
  }

  /** The nearest place at which a line of so many device pixels is drawn sharp. */
  crisp(px: number, devicePixels = 1): number {
    return (Math.round(px * this.devicePixelRatio) + (devicePixels % 2) / 2) / this.devicePixelRatio;
  }
}
