import type { LeadSignal } from "./signal";
import type { Paper } from "./paper";
import { arranged, FORMS, type Arrangement, type ShownLead } from "./forms";

/** Where on the sheet each stretch of each lead is drawn. All lengths are millimetres of paper. */

export interface Panel {
  readonly lead: LeadSignal;
  /** As it is written beside the trace: an inverted aVR is "−aVR". */
  readonly name: string;
  /** -1 where the lead is drawn upside down. */
  readonly sign: 1 | -1;
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
  /** The lane above the panel in which beats are named. */
  readonly beatLane: { readonly topMm: number; readonly panel: Panel };
}

/** Room left of the trace for the lead's name and the calibration pulse. */
export const GUTTER_MM = 20;
export const BEAT_LANE_MM = 10;
/** Room below the last row for the scale. */
export const FOOT_MM = 5;

const PLETH_ROW_MM = 50;
const PLETH_TRACE_MM = 40;

/** Seconds that a printed form shows at once. */
export const PRINTED_S = 10;

/** One row a lead, a stretch of the recording or all of it from left to right. */
export function rows(
  leads: ShownLead[],
  [fromS, toS]: readonly [number, number],
  paper: Paper,
  pleth: boolean,
): Sheet {
  let topMm = BEAT_LANE_MM;
  const panels = leads.map((shown) => {
    const room = pleth ? plethRoom(shown.lead) : ecgRoom([shown], paper);
    const panel = {
      ...shown,
      xMm: GUTTER_MM,
      topMm,
      heightMm: room.upMm + room.downMm,
      zeroMm: topMm + room.upMm,
      fromS,
      toS,
      mmPerUnit: room.mmPerUnit,
      calibrated: !pleth,
    };
    topMm += panel.heightMm;
    return panel;
  });
  return {
    widthMm: GUTTER_MM + Math.ceil(((toS - fromS) * paper.mmPerS) / 5) * 5 + 5,
    heightMm: topMm + FOOT_MM,
    panels,
    beatLane: { topMm: 0, panel: panels[0]! },
  };
}

/**
 * Ten seconds of twelve leads in the columns of a printed form, with its rhythm strips below. Beats are named above the
 * first strip; in a form without one, above the first row, in its first column.
 */
export function printed(
  leads: LeadSignal[],
  chosen: Arrangement,
  fromS: number,
  durationS: number,
  paper: Paper,
): Sheet {
  const { columns, strips } = arranged(leads, chosen);
  const columnS = PRINTED_S / columns.length;
  const panels: Panel[] = [];
  let topMm = 0;
  let lane: { topMm: number; panel: Panel } | null = null;

  const row = (across: ShownLead[], lengthS: number): void => {
    const room = ecgRoom(across, paper);
    across.forEach((shown, column) => {
      const start = fromS + column * lengthS;
      panels.push({
        ...shown,
        xMm: GUTTER_MM + column * lengthS * paper.mmPerS,
        topMm,
        heightMm: room.upMm + room.downMm,
        zeroMm: topMm + room.upMm,
        fromS: start,
        toS: Math.min(start + lengthS, durationS),
        mmPerUnit: paper.mmPerMv,
        calibrated: column === 0,
      });
    });
    topMm += room.upMm + room.downMm;
  };
  const withLane = (across: ShownLead[], lengthS: number): void => {
    const laneMm = topMm;
    topMm += BEAT_LANE_MM;
    const first = panels.length;
    row(across, lengthS);
    lane = { topMm: laneMm, panel: panels[first]! };
  };

  for (let place = 0; place < columns[0]!.length; place++) {
    const across = columns.map((column) => column[place]!);
    if (place === 0 && strips.length === 0) withLane(across, columnS);
    else row(across, columnS);
  }
  strips.forEach((strip, i) => (i === 0 ? withLane([strip], PRINTED_S) : row([strip], PRINTED_S)));
  return {
    widthMm: GUTTER_MM + PRINTED_S * paper.mmPerS + 5,
    heightMm: topMm + FOOT_MM,
    panels,
    beatLane: lane!,
  };
}

/** Whether a form shows a page of ten seconds and not the whole recording in a row. */
export const isPrinted = (chosen: Arrangement): boolean => FORMS[chosen.form].columns > 0;

interface Room {
  readonly upMm: number;
  readonly downMm: number;
  readonly mmPerUnit: number;
}

/** Whole heavy squares above and below the zero line, enough for what the leads show and for the calibration pulse. */
function ecgRoom(leads: ShownLead[], paper: Paper): Room {
  const high = Math.max(1, ...leads.map(({ lead, sign }) => (sign > 0 ? lead.high : -lead.low)));
  const low = Math.min(0, ...leads.map(({ lead, sign }) => (sign > 0 ? lead.low : -lead.high)));
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
