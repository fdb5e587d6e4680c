import type { Panel } from "./layout";
import type { View } from "./view";
import { heatInk } from "./ink";

/** Attributions weaker than this are left blank: a faint veil over the whole trace would say nothing. */
const LEAST_SHOWN = 0.04;
/** Height of the stripes of what speaks against a finding. */
const STRIPE_PX = 4;

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
      if (strongest > 0) {
        context.fillRect(x, top, step, height);
      } else {
        stripes(context, x, top, step, height);
      }
    }
  }
}

/** What speaks against a finding is striped, so that it differs from what speaks for it without colour too. */
function stripes(context: CanvasRenderingContext2D, x: number, top: number, step: number, height: number): void {
  for (let y = 0; y < height; y += 2 * STRIPE_PX) {
    context.fillRect(x, top + y, step, Math.min(STRIPE_PX, height - y));
  }
}

function strongestIn(attribution: ArrayLike<number>, from: number, to: number): number {
  let strongest = 0;
  for (let i = from; i < to && i < attribution.length; i++) {
    if (Math.abs(attribution[i]!) > Math.abs(strongest)) strongest = attribution[i]!;
  }
  return strongest;
}
