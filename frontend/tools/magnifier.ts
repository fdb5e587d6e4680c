import type { TraceViewer } from "../trace/viewer";

const TIMES = 3;
const WIDTH_PX = 340;
const HEIGHT_PX = 230;

/** A lens over the trace that shows what lies below the pointer three times as large, drawn anew, not blown up. */
export class Magnifier {
  private on = false;
  private x = 0;
  private y = 0;

  constructor(
    private readonly viewer: TraceViewer,
    private readonly sheet: HTMLElement,
    private readonly lens: HTMLCanvasElement,
  ) {
    sheet.addEventListener("pointermove", (event) => {
      const box = sheet.getBoundingClientRect();
      this.x = event.clientX - box.left;
      this.y = event.clientY - box.top;
      if (this.on) viewer.redraw();
    });
    viewer.overlays.push(() => this.draw());
  }

  get shown(): boolean {
    return this.on;
  }

  toggle(): void {
    this.on = !this.on;
    if (this.on && this.x === 0) {
      this.x = this.sheet.clientWidth / 2;
      this.y = this.sheet.clientHeight / 3;
    }
    this.lens.hidden = !this.on;
    this.viewer.redraw();
  }

  private draw(): void {
    if (!this.on) {
      return;
    }
    const ratio = window.devicePixelRatio;
    this.lens.width = WIDTH_PX * ratio;
    this.lens.height = HEIGHT_PX * ratio;
    const left = Math.min(Math.max(0, this.x - WIDTH_PX / 2), Math.max(0, this.sheet.clientWidth - WIDTH_PX));
    const above = this.y - HEIGHT_PX - 24;
    this.lens.style.translate = `${left}px ${above >= 0 ? above : this.y + 24}px`;
    const context = this.lens.getContext("2d", { alpha: false })!;
    context.setTransform(ratio, 0, 0, ratio, 0, HEIGHT_PX * ratio * 0.5 - this.y * TIMES * ratio);
    this.viewer.paintEnlarged(context, TIMES, this.x, WIDTH_PX);
  }
}
