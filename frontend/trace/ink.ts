/**
 * Colours of the sheet. Waves and beats use the palette of Okabe & Ito (2008), whose colours stay apart in every
 * common kind of colour blindness; each also differs in form (bar, letter), never in colour alone.
 */
export const INK = {
  paper: "#fffaf7",
  minorGrid: "#f9dfd8",
  majorGrid: "#eeb3a6",
  plethPaper: "#fbfcfd",
  plethFifth: "#edf1f4",
  plethSecond: "#cfd8de",
  trace: "#14171a",
  /** The trace as recorded, under a filtered one: darker than the grid, lighter than the trace. */
  raw: "#9a8f8a",
  label: "#14171a",
  faint: "#5d5550",
  missing: "#8a8580",
  evidence: "#8a1c5b",
  /** What a reader lays over the trace: calipers, tangents. */
  tool: "#0b5c6b",
} as const;

export interface WaveInk {
  readonly fill: string;
  readonly bar: string;
}

export const WAVE_INK: Record<string, WaveInk> = {
  P: { fill: "rgba(0, 114, 178, 0.16)", bar: "#0072b2" },
  QRS: { fill: "rgba(230, 159, 0, 0.22)", bar: "#b47a00" },
  T: { fill: "rgba(0, 158, 115, 0.16)", bar: "#00805c" },
  systole: { fill: "rgba(213, 94, 0, 0.15)", bar: "#b34f00" },
  diastole: { fill: "rgba(0, 114, 178, 0.12)", bar: "#0072b2" },
};

export const BEAT_INK: Record<string, string> = {
  N: "#4a5560",
  S: "#00598c",
  V: "#b3261e",
  F: "#7a4a00",
  Q: "#5d3a8c",
};

/** Colour of an attribution of -1 to 1: vermilion speaks for the finding, blue against it. */
export function heatInk(attribution: number): string {
  const strength = Math.min(1, Math.abs(attribution));
  const alpha = (0.62 * Math.pow(strength, 0.8)).toFixed(3);
  return attribution >= 0 ? `rgba(213, 94, 0, ${alpha})` : `rgba(0, 114, 178, ${alpha})`;
}
