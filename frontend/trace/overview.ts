import type { Beat } from "../reading";
import { BEAT_INK } from "./ink";

/** Height of a beat's tick as a share of the strip: classes differ in length, not in colour alone. */
const TICK: Record<Beat["class"], number> = { N: 0.3, S: 0.6, V: 1, F: 0.8, Q: 0.5 };

/** The upper part of the strip shows beats, the lower part the rate from beat to beat. */
const TICKS_PX = 40;

/** Rates beyond these are drawn at the edge: one pause must not press everything else into a line. */
const LOWEST_PER_MIN = 20;
const HIGHEST_PER_MIN = 240;

/**
 * The whole recording in one strip: each beat a tick, below it the tachogram (the rate of each interval between two
 * beats), and a frame around what is on the screen. All but the frame is drawn once and kept as a picture.
 */
export class Overview {
  private readonly context: CanvasRenderingContext2D;
  private readonly still = document.createElement("canvas");
  private stillOf = "";
  private beats: Beat[] = [];
  private evidenceMs: number[] = [];
  private edition = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly durationS: number,
    goTo: (seconds: number) => void,
  ) {
    this.context = canvas.getContext("2d")!;
    const jump = (event: PointerEvent): void => {
      const box = canvas.getBoundingClientRect();
      goTo(((event.clientX - box.left) / box.width) * durationS);
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      jump(event);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (canvas.hasPointerCapture(event.pointerId)) jump(event);
    });
  }

  show(beats: Beat[], evidenceMs: number[]): void {
    this.beats = beats;
    this.evidenceMs = evidenceMs;
    this.edition++;
  }

  /** Draws the strip with a frame around what is seen. */
  draw(fromS: number, toS: number): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = window.devicePixelRatio;
    if (width === 0) {
      return;
    }
    this.keepStill(width, height, ratio);
    const c = this.context;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.clearRect(0, 0, this.canvas.width, this.canvas.height);
    c.drawImage(this.still, 0, 0);
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    const left = (fromS / this.durationS) * width;
    const wide = Math.max(3, ((toS - fromS) / this.durationS) * width);
    c.fillStyle = "rgba(11, 92, 107, 0.12)";
    c.fillRect(left, 0, wide, height);
    c.strokeStyle = "#0b5c6b";
    c.lineWidth = 2;
    c.strokeRect(left + 1, 1, wide - 2, height - 2);
  }

  private keepStill(width: number, height: number, ratio: number): void {
    const wanted = `${width} ${height} ${ratio} ${this.edition}`;
    if (this.stillOf === wanted) {
      return;
    }
    this.stillOf = wanted;
    for (const canvas of [this.canvas, this.still]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const c = this.still.getContext("2d")!;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.ticks(c, width);
    this.tachogram(c, width, TICKS_PX + 6, height - 4);
  }

  private ticks(c: CanvasRenderingContext2D, width: number): void {
    // where beats are dense, broad ticks would run into one block
    const broad = this.beats.length * 4 < width ? 2 : 1;
    // normal beats first, so that rare ones are never covered
    for (const unusual of [false, true]) {
      for (const beat of this.beats) {
        if ((beat.class !== "N") === unusual) {
          const tick = TICK[beat.class] * (TICKS_PX - 8);
          c.fillStyle = BEAT_INK[beat.class]!;
          c.globalAlpha = unusual ? 1 : 0.45;
          c.fillRect(this.x(beat.timeMs, width), TICKS_PX - tick, unusual ? broad : 1, tick);
        }
      }
    }
    c.globalAlpha = 1;
    c.fillStyle = "#8a1c5b";
    for (const ms of this.evidenceMs) {
      c.fillRect(this.x(ms, width) - 1, 0, 3, 5);
    }
  }

  private tachogram(c: CanvasRenderingContext2D, width: number, top: number, bottom: number): void {
    const rates = this.beats.slice(1).map((beat, i) => ({
      beat,
      perMin: clamp(60_000 / (beat.timeMs - this.beats[i]!.timeMs), LOWEST_PER_MIN, HIGHEST_PER_MIN),
    }));
    if (rates.length === 0) {
      return;
    }
    const low = Math.floor(Math.min(...rates.map(({ perMin }) => perMin)) / 10) * 10;
    const high = Math.ceil(Math.max(...rates.map(({ perMin }) => perMin)) / 10 + 0.1) * 10;
    c.fillStyle = "#d6dfe4";
    c.fillRect(0, top - 3, width, 1);
    for (const { beat, perMin } of rates) {
      const y = bottom - ((perMin - low) / (high - low)) * (bottom - top);
      const size = beat.class === "N" ? 1.6 : 3;
      c.fillStyle = BEAT_INK[beat.class]!;
      c.fillRect(this.x(beat.timeMs, width) - size / 2, y - size / 2, size, size);
    }
    c.font = "10px system-ui, sans-serif";
    c.textBaseline = "middle";
    for (const [text, y] of [[`${high}/min`, top + 4], [`${low}`, bottom - 2]] as const) {
      c.fillStyle = "rgba(251, 252, 253, 0.85)";
      c.fillRect(0, y - 6, c.measureText(text).width + 6, 12);
      c.fillStyle = "#4b5a66";
      c.fillText(text, 3, y);
    }
  }

  private x(ms: number, width: number): number {
    return (ms / 1000 / this.durationS) * width;
  }
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
