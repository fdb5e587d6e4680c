import type { View } from "./view";

/** Canvases larger than this many device pixels are drawn at a lower pixel ratio: browsers refuse them. */
const MAX_CANVAS_PIXELS = 48e6;

/**
 * Makes a canvas as large as what is drawn on it. One that is resized is empty: only who draws on it at once may do so.
 *
 * @returns device pixels in a CSS pixel
 */
export function resize(canvas: HTMLCanvasElement, view: View): number {
  const fits = MAX_CANVAS_PIXELS / (view.widthPx * view.heightPx);
  const ratio = Math.min(view.devicePixelRatio, Math.sqrt(fits));
  const width = Math.round(view.widthPx * ratio);
  const height = Math.round(view.heightPx * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  canvas.style.width = `${width / ratio}px`;
  canvas.style.height = `${height / ratio}px`;
  return ratio;
}
