/**
 * Electrocardiographic paper. Everything is laid out in millimetres of paper; one factor turns them into CSS pixels,
 * so that a millimetre of the grid and a millimetre of the trace can never disagree.
 */

/** CSS pixels in a millimetre at 100 %: CSS defines 1 in = 96 px = 25.4 mm. */
export const CSS_PX_PER_MM = 96 / 25.4;

export const SPEEDS_MM_PER_S = [12.5, 25, 50] as const;
export const GAINS_MM_PER_MV = [5, 10, 20] as const;
export const ZOOMS = [0.5, 0.75, 1, 1.5, 2] as const;

export interface Paper {
  /** 25 mm/s unless the reader chose another. */
  readonly mmPerS: number;
  /** 10 mm/mV unless the reader chose another. */
  readonly mmPerMv: number;
  /** 1 shows paper in its true size. */
  readonly zoom: number;
}

export const STANDARD_PAPER: Paper = { mmPerS: 25, mmPerMv: 10, zoom: 1 };

export const pxPerMm = (paper: Paper): number => CSS_PX_PER_MM * paper.zoom;
export const pxPerS = (paper: Paper): number => pxPerMm(paper) * paper.mmPerS;
export const pxPerMv = (paper: Paper): number => pxPerMm(paper) * paper.mmPerMv;

/** "25 mm/s  10 mm/mV", as it stands on every printed ECG. */
export const scaleText = (paper: Paper, calibrated: boolean): string =>
  calibrated ? `${paper.mmPerS} mm/s   ${paper.mmPerMv} mm/mV` : `${paper.mmPerS} mm/s   amplitude in arbitrary units`;
