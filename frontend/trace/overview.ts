import type { Beat } from "../reading";
import { BEAT_INK } from "./ink";

/** Height of a beat's tick as a share of the strip: classes differ in length, not in colour alone. */
const TICK: Record<Beat["class"], number> = { N: 0.3, S: 0.6, V: 1, F: 0.8, Q: 0.5 };

/** The whole recording in one strip: each beat a tick, and a frame around what is on the screen. */
export class Overview {
  private readonly context: CanvasRenderingContext2D;

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

  draw(beats: Beat[], evidenceMs: number[], fromS: number, toS: number): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = window.devicePixelRatio;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    const c = this.context;
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, width, height);
    const x = (seconds: number): number => (seconds / this.durationS) * width;
    // where beats are dense, broad ticks would run into one block
    const broad = beats.length * 4 < width ? 2 : 1;
    // normal beats first, so that rare ones are never covered
    for (const unusual of [false, true]) {
      for (const beat of beats) {
        if ((beat.class !== "N") === unusual) {
          const tick = TICK[beat.class] * (height - 8);
          c.fillStyle = BEAT_INK[beat.class]!;
          c.globalAlpha = unusual ? 1 : 0.45;
          c.fillRect(x(beat.timeMs / 1000), height - tick, unusual ? broad : 1, tick);
        }
      }
    }
    c.globalAlpha = 1;
    c.fillStyle = "#8a1c5b";
    for (const ms of evidenceMs) {
      c.fillRect(x(ms / 1000) - 1, 0, 3, 5);
    }
    c.fillStyle = "rgba(11, 92, 107, 0.12)";
    c.fillRect(x(fromS), 0, Math.max(3, x(toS) - x(fromS)), height);
    c.strokeStyle = "#0b5c6b";
    c.lineWidth = 2;
    c.strokeRect(x(fromS) + 1, 1, Math.max(3, x(toS) - x(fromS)) - 2, height - 2);
  }
}
