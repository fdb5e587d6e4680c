import type { Panel } from "./layout";
import type { View } from "./view";
import { heatInk } from "./ink";

/** Attributions weaker than this are left blank: a faint veil over the whole trace would say nothing. */
const LEAST_SHOWN = 0.04;

/**
 * Lays a finding's attribution behind the trace, one column a device pixel; where several samples share a column, the
 * strongest of them is shown.
 */
export function drawHeat(
  context: CanvasRenderingContext2D,
  view: View,
  panel: Panel,
  attribution: ArrayLike<number>,
  sampleRateHz: number,
): void {
  const seconds = view.visible(panel);
  if (!seconds) {
    return;
  }
  const step = 1 / view.devicePixelRatio;
  const top = view.y(panel.topMm);
  const height = view.y(panel.heightMm);
  const right = view.xAt(panel, seconds[1]);
  for (let x = view.crisp(view.xAt(panel, seconds[0])) - step / 2; x < right; x += step) {
    const from = Math.max(0, Math.floor(view.secondsAt(panel, x) * sampleRateHz));
    const to = Math.max(from + 1, Math.floor(view.secondsAt(panel, x + step) * sampleRateHz));
    const strongest = strongestIn(attribution, from, to);
    if (Math.abs(strongest) >= LEAST_SHOWN) {
      context.fillStyle = heatInk(strongest);
      context.fillRect(x, top, step, height);
    }
  }
}

function strongestIn(attribution: ArrayLike<number>, from: number, to: number): number {
  let strongest = 0;
  for (let i = from; i < to && i < attribution.length; i++) {
    if (Math.abs(attribution[i]!) > Math.abs(strongest)) strongest = attribution[i]!;
  }
  return strongest;
}
