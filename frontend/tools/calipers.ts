import type { Panel } from "../trace/layout";
import type { View } from "../trace/view";
import { INK } from "../trace/ink";

/** A pair of calipers on the trace; the amplitude is that of the trace itself at the two points. */
export interface Caliper {
  readonly lead: string;
  readonly fromS: number;
  readonly toS: number;
  /** Whether the interval is marched out over the sheet. */
  readonly march: boolean;
}

/** Which point a key moves: one of the two, or both where the calipers are locked. */
export type Held = "from" | "to" | "both";

export const intervalMs = (caliper: Caliper): number => Math.abs(caliper.toS - caliper.fromS) * 1000;

/** "II: 840 ms (71/min), +0.42 mV". */
export function words(caliper: Caliper, deltaMv: number | null): string {
  const ms = intervalMs(caliper);
  const rate = ms >= 200 && ms <= 5000 ? ` (${Math.round(60_000 / ms)}/min)` : "";
  const sign = deltaMv !== null && deltaMv < 0 ? "−" : "+";
  const amplitude = deltaMv === null ? "" : `, ${sign}${Math.abs(deltaMv).toFixed(2)} mV`;
  return `${caliper.lead}: ${Math.round(ms)} ms${rate}${amplitude}`;
}

/** Moves a point, or both by the same. */
export function moved(caliper: Caliper, held: Held, byS: number, durationS: number): Caliper {
  const within = (seconds: number): number => Math.min(durationS, Math.max(0, seconds));
  if (held === "both") {
    const least = Math.min(caliper.fromS, caliper.toS);
    const most = Math.max(caliper.fromS, caliper.toS);
    const by = Math.min(durationS - most, Math.max(-least, byS));
    return { ...caliper, fromS: caliper.fromS + by, toS: caliper.toS + by };
  }
  return held === "from"
    ? { ...caliper, fromS: within(caliper.fromS + byS) }
    : { ...caliper, toS: within(caliper.toS + byS) };
}

/** Draws calipers over the lead they stand in, faintly over all others, and the interval marched out where asked for. */
export function drawCaliper(
  context: CanvasRenderingContext2D,
  view: View,
  caliper: Caliper,
  held: Held | null,
  text: string,
): void {
  const interval = Math.abs(caliper.toS - caliper.fromS);
  for (const panel of view.sheet.panels) {
    const here = panel.lead.name === caliper.lead;
    if (caliper.march && interval > 0.02) {
      march(context, view, panel, Math.min(caliper.fromS, caliper.toS), interval);
    }
    for (const [point, seconds] of [["from", caliper.fromS], ["to", caliper.toS]] as const) {
      if (seconds >= panel.fromS && seconds <= panel.toS) {
        const taken = held === point || held === "both";
        upright(context, view, panel, seconds, here ? 1 : 0.35, here && taken ? 2 : 1);
      }
    }
    if (here) {
      bracket(context, view, panel, caliper, text);
    }
  }
}

function march(context: CanvasRenderingContext2D, view: View, panel: Panel, fromS: number, interval: number): void {
  const seen = view.visible(panel);
  if (!seen) {
    return;
  }
  context.setLineDash([3, 3]);
  for (let i = Math.ceil((seen[0] - fromS) / interval); fromS + i * interval <= seen[1]; i++) {
    upright(context, view, panel, fromS + i * interval, 0.75, 1);
  }
  context.setLineDash([]);
}

export function upright(
  context: CanvasRenderingContext2D,
  view: View,
  panel: Panel,
  seconds: number,
  alpha: number,
  width: number,
): void {
  const x = view.crisp(view.xAt(panel, seconds));
  context.globalAlpha = alpha;
  context.strokeStyle = INK.tool;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(x, view.y(panel.topMm));
  context.lineTo(x, view.y(panel.topMm + panel.heightMm));
  context.stroke();
  context.globalAlpha = 1;
}

export function bracket(context: CanvasRenderingContext2D, view: View, panel: Panel, caliper: Caliper, text: string): void {
  const from = Math.max(panel.fromS, Math.min(caliper.fromS, caliper.toS));
  const to = Math.min(panel.toS, Math.max(caliper.fromS, caliper.toS));
  if (from > to) {
    return;
  }
  const left = view.xAt(panel, from);
  const right = view.xAt(panel, to);
  const y = view.y(panel.topMm + 7);
  context.strokeStyle = INK.tool;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left, y);
  context.lineTo(right, y);
  context.stroke();
  context.font = "600 13px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const half = context.measureText(text).width / 2 + 5;
  const x = Math.min(Math.max((left + right) / 2, half), Math.max(half, view.widthPx - half));
  context.fillStyle = INK.tool;
  context.fillRect(x - half, y - 20, 2 * half, 17);
  context.fillStyle = "#ffffff";
  context.fillText(text, x, y - 11);
}
