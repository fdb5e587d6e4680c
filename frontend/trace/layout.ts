import type { LeadSignal } from "./signal";
import type { Paper } from "./paper";

/** Where on the sheet each stretch of each lead is drawn. All lengths are millimetres of paper. */

export type LayoutName = "rows" | "printed";

export interface Panel {
  readonly lead: LeadSignal;
  /** Left end of the trace, where `fromS` lies. */
  readonly xMm: number;
  readonly topMm: number;
  readonly heightMm: number;
  /** Height of the zero line; a multiple of 5, so that it lies on a heavy line of the grid. */
  readonly zeroMm: number;
  readonly fromS: number;
  readonly toS: number;
  /** Millimetres a unit of the samples: the gain for an ECG, a fit for a pleth. */
  readonly mmPerUnit: number;
  /** Whether the row starts with a calibration pulse. */
  readonly calibrated: boolean;
}

export interface Sheet {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly panels: Panel[];
  /** The lane above the first panel (rows) or the rhythm strip (printed) in which beats are named. */
  readonly beatLane: { readonly topMm: number; readonly panel: Panel };
}

/** Room left of the trace for the lead's name and the calibration pulse. */
export const GUTTER_MM = 20;
export const BEAT_LANE_MM = 10;
/** Room below the last row for the scale. */
const FOOT_MM = 5;

const PLETH_ROW_MM = 50;
const PLETH_TRACE_MM = 40;

const PRINTED_COLUMNS = [
  ["I", "II", "III"],
  ["aVR", "aVL", "aVF"],
  ["V1", "V2", "V3"],
  ["V4", "V5", "V6"],
];
const PRINTED_COLUMN_S = 2.5;
/** Seconds that the printed form shows at once. */
export const PRINTED_S = PRINTED_COLUMNS.length * PRINTED_COLUMN_S;

export const hasTwelveLeads = (leads: LeadSignal[]): boolean =>
  PRINTED_COLUMNS.flat().every((name) => leads.some((lead) => lead.name === name));

/** One row a lead, the whole recording from left to right. */
export function rows(leads: LeadSignal[], durationS: number, paper: Paper, pleth: boolean): Sheet {
  let topMm = BEAT_LANE_MM;
  const panels = leads.map((lead) => {
    const room = pleth ? plethRoom(lead) : ecgRoom([lead], paper);
    const panel = {
      lead,
      xMm: GUTTER_MM,
      topMm,
      heightMm: room.upMm + room.downMm,
      zeroMm: topMm + room.upMm,
      fromS: 0,
      toS: durationS,
      mmPerUnit: room.mmPerUnit,
      calibrated: !pleth,
    };
    topMm += panel.heightMm;
    return panel;
  });
  return {
    widthMm: GUTTER_MM + Math.ceil((durationS * paper.mmPerS) / 5) * 5 + 5,
    heightMm: topMm + FOOT_MM,
    panels,
    beatLane: { topMm: 0, panel: panels[0]! },
  };
}

/** Three rows of four leads, 2.5 s each, over a strip of lead II: the form in which 12 leads are printed. */
export function printed(leads: LeadSignal[], fromS: number, durationS: number, paper: Paper): Sheet {
  const byName = new Map(leads.map((lead) => [lead.name, lead]));
  const panels: Panel[] = [];
  let topMm = 0;
  for (let row = 0; row < 3; row++) {
    const across = PRINTED_COLUMNS.map((column) => byName.get(column[row]!)!);
    const room = ecgRoom(across, paper);
    across.forEach((lead, column) => {
      const start = fromS + column * PRINTED_COLUMN_S;
      panels.push({
        lead,
        xMm: GUTTER_MM + column * PRINTED_COLUMN_S * paper.mmPerS,
        topMm,
        heightMm: room.upMm + room.downMm,
        zeroMm: topMm + room.upMm,
        fromS: start,
        toS: Math.min(start + PRINTED_COLUMN_S, durationS),
        mmPerUnit: paper.mmPerMv,
        calibrated: column === 0,
      });
    });
    topMm += room.upMm + room.downMm;
  }
  const rhythm = byName.get("II")!;
  const room = ecgRoom([rhythm], paper);
  const laneMm = topMm;
  topMm += BEAT_LANE_MM;
  const strip = {
    lead: rhythm,
    xMm: GUTTER_MM,
    topMm,
    heightMm: room.upMm + room.downMm,
    zeroMm: topMm + room.upMm,
    fromS,
    toS: Math.min(fromS + PRINTED_S, durationS),
    mmPerUnit: paper.mmPerMv,
    calibrated: true,
  };
  panels.push(strip);
  return {
    widthMm: GUTTER_MM + PRINTED_S * paper.mmPerS + 5,
    heightMm: topMm + strip.heightMm + FOOT_MM,
    panels,
    beatLane: { topMm: laneMm, panel: strip },
  };
}

interface Room {
  readonly upMm: number;
  readonly downMm: number;
  readonly mmPerUnit: number;
}

/** Whole heavy squares above and below the zero line, enough for what the leads show and for the calibration pulse. */
function ecgRoom(leads: LeadSignal[], paper: Paper): Room {
  const high = Math.max(1, ...leads.map((lead) => lead.high));
  const low = Math.min(0, ...leads.map((lead) => lead.low));
  return { upMm: squares(high * paper.mmPerMv), downMm: squares(-low * paper.mmPerMv), mmPerUnit: paper.mmPerMv };
}

const squares = (mm: number): number => Math.min(60, Math.max(10, Math.ceil((mm + 2) / 5) * 5));

/** A pleth has no absolute amplitude: it is fitted to its row. */
function plethRoom(lead: LeadSignal): Room {
  const range = lead.high - lead.low;
  const mmPerUnit = range > 0 ? PLETH_TRACE_MM / range : 1;
  const upMm = 5 + Math.ceil((lead.high * mmPerUnit) / 5) * 5;
  return { upMm, downMm: Math.max(5, PLETH_ROW_MM - upMm), mmPerUnit };
}
