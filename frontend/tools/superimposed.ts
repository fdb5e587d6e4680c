import type { Beat } from "../reading";
import { BEAT_INK, INK } from "../trace/ink";
import type { LeadSignal } from "../trace/signal";

const BEFORE_S = 0.3;
const AFTER_S = 0.5;
const MM_PER_S = 50;
const MM_PER_MV = 10;
/** Dashes beside colours: classes differ in more than one way. */
const DASH: Record<Beat["class"], number[]> = { N: [], S: [6, 2], V: [], F: [2, 2], Q: [1, 3] };

export interface Stack {
  readonly shown: number;
  readonly all: number;
}

/** Draws all beats of a lead over one another, aligned at their R peaks, and their median per class over them. */
export function drawSuperimposed(
  canvas: HTMLCanvasElement,
  signal: LeadSignal,
  rateHz: number,
  beats: Beat[],
  classes: Set<string>,
): Stack {
  const before = Math.round(BEFORE_S * rateHz);
  const after = Math.round(AFTER_S * rateHz);
  const wanted = beats.filter((beat) => classes.has(beat.class));
  const windows = wanted.flatMap((beat) => {
    const at = Math.round((beat.timeMs / 1000) * rateHz);
    const samples = signal.samples.subarray(Math.max(0, at - before), at + after);
    const whole = at >= before && samples.length === before + after && samples.every(Number.isFinite);
    return whole ? [{ beat, samples: level(samples) }] : [];
  });
  const mm = canvas.clientWidth / ((BEFORE_S + AFTER_S) * MM_PER_S);
  const high = Math.max(1, ...windows.map(({ samples }) => Math.max(...samples)));
  const low = Math.min(-0.5, ...windows.map(({ samples }) => Math.min(...samples)));
  const upMm = Math.min(60, Math.ceil((high * MM_PER_MV + 2) / 5) * 5);
  const heightMm = upMm + Math.min(60, Math.ceil((-low * MM_PER_MV + 2) / 5) * 5);
  const ratio = window.devicePixelRatio;
  canvas.style.height = `${heightMm * mm}px`;
  canvas.width = Math.round(canvas.clientWidth * ratio);
  canvas.height = Math.round(heightMm * mm * ratio);
  const c = canvas.getContext("2d")!;
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  paper(c, mm, (BEFORE_S + AFTER_S) * MM_PER_S, heightMm);
  const line = (samples: ArrayLike<number>): void => {
    c.beginPath();
    for (let i = 0; i < samples.length; i++) {
      c.lineTo((i / rateHz) * MM_PER_S * mm, (upMm - samples[i]! * MM_PER_MV) * mm);
    }
    c.stroke();
  };
  c.lineWidth = 1;
  c.globalAlpha = Math.max(0.12, Math.min(0.6, 8 / windows.length));
  for (const { beat, samples } of windows) {
    c.strokeStyle = BEAT_INK[beat.class]!;
    line(samples);
  }
  c.globalAlpha = 1;
  c.lineWidth = Math.max(1.5, Math.min(2.5, mm * 0.4));
  for (const name of ["N", "S", "V", "F", "Q"] as const) {
    const own = windows.filter(({ beat }) => beat.class === name).map(({ samples }) => samples);
    if (own.length > 0) {
      c.strokeStyle = name === "N" ? INK.trace : BEAT_INK[name]!;
      c.setLineDash(DASH[name]);
      line(median(own));
    }
  }
  c.setLineDash([]);
  return { shown: windows.length, all: wanted.length };
}

/** Lays a beat on its own median, so that wander between beats does not spread them. */
function level(samples: Float32Array): Float32Array {
  const zero = samples.slice().sort()[samples.length >> 1]!;
  return samples.map((value) => value - zero);
}

function median(beats: Float32Array[]): number[] {
  return Array.from({ length: beats[0]!.length }, (_, i) => {
    const here = beats.map((beat) => beat[i]!).sort((a, b) => a - b);
    return (here[(here.length - 1) >> 1]! + here[here.length >> 1]!) / 2;
  });
}

function paper(c: CanvasRenderingContext2D, mm: number, widthMm: number, heightMm: number): void {
  c.fillStyle = INK.paper;
  c.fillRect(0, 0, widthMm * mm, heightMm * mm);
  for (const [every, ink] of [[1, INK.minorGrid], [5, INK.majorGrid]] as const) {
    c.strokeStyle = ink;
    c.lineWidth = 1;
    c.beginPath();
    for (let x = 0; x <= widthMm; x += every) {
      c.moveTo(x * mm, 0);
      c.lineTo(x * mm, heightMm * mm);
    }
    for (let y = 0; y <= heightMm; y += every) {
      c.moveTo(0, y * mm);
      c.lineTo(widthMm * mm, y * mm);
    }
    c.stroke();
  }
}
