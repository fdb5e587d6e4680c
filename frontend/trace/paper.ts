import { screenPxPerMm } from "./screen";
import { word } from "../words";

/**
 * Electrocardiographic paper. Everything is laid out in millimetres of paper; one factor turns them into CSS pixels,
 * so that a millimetre of the grid and a millimetre of the trace can never disagree.
 */

export const SPEEDS_MM_PER_S = [12.5, 25, 50] as const;
export const GAINS_MM_PER_MV = [5, 10, 20] as const;
export const ZOOMS = [0.25, 0.5, 0.75, 1, 1.5, 2] as const;

export interface Paper {
  /** 25 mm/s unless the reader chose another. */
  readonly mmPerS: number;
  /** 10 mm/mV unless the reader chose another. */
  readonly mmPerMv: number;
  /** 1 shows paper in its true size, as far as the screen's is known. */
  readonly zoom: number;
  /** CSS pixels in a millimetre of this screen. */
  readonly screenPxPerMm: number;
}

export const standardPaper = (): Paper => ({ mmPerS: 25, mmPerMv: 10, zoom: 1, screenPxPerMm: screenPxPerMm() });

export const pxPerMm = (paper: Paper): number => paper.screenPxPerMm * paper.zoom;
export const pxPerS = (paper: Paper): number => pxPerMm(paper) * paper.mmPerS;
export const pxPerMv = (paper: Paper): number => pxPerMm(paper) * paper.mmPerMv;

/** "25 mm/s  10 mm/mV  no filter", as it stands on every printed ECG. */
export const scaleText = (paper: Paper, calibrated: boolean, filter: string): string =>
  `${paper.mmPerS} mm/s   ${calibrated ? `${paper.mmPerMv} mm/mV` : word("arbitraryUnits")}   ${filter}`;

/** What the reader chose of it, whatever the screen. */
export const scaleOf = ({ mmPerS, mmPerMv, zoom }: Paper): Pick<Paper, "mmPerS" | "mmPerMv" | "zoom"> => ({
  mmPerS,
  mmPerMv,
  zoom,
});
