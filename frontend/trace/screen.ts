/**
 * How large a millimetre is on this screen. Browsers assume 96 px an inch and are often wrong by a tenth or more; whoever
 * lays a bank card against the screen once has true millimetres from then on.
 */

/** CSS defines 1 in = 96 px = 25.4 mm. */
export const NOMINAL_PX_PER_MM = 96 / 25.4;

/** Width of a bank card: ISO/IEC 7810, ID-1. */
export const CARD_MM = 85.6;

/** Screens between a television (1 px/mm) and a telephone (25 px/mm); anything else was never measured. */
const LEAST = 1;
const MOST = 40;

/** In device pixels, which do not change with the zoom of the browser. */
const KEPT = "einthoven.device-px-per-mm";

const kept = (): number | null => {
  const measured = Number(localStorage.getItem(KEPT) ?? Number.NaN);
  return measured >= LEAST && measured <= MOST ? measured : null;
};

export const isScreenMeasured = (): boolean => kept() !== null;

/** CSS pixels in a millimetre: as measured, or as CSS has it. */
export function screenPxPerMm(): number {
  const measured = kept();
  return measured === null ? NOMINAL_PX_PER_MM : measured / window.devicePixelRatio;
}

/** Remembers in this browser how many CSS pixels were as wide as a bank card. */
export function keepCardWidth(cardPx: number): void {
  localStorage.setItem(KEPT, String((cardPx * window.devicePixelRatio) / CARD_MM));
}

export function forgetCardWidth(): void {
  localStorage.removeItem(KEPT);
}
