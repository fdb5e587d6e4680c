import type { Beat, Explanation, Place, Reading } from "../reading";
import { resize } from "./canvas";
import type { Choice } from "./choice";
import { hasLimbLeads, hasTwelveLeads, ordered } from "./forms";
import { drawPaper, drawTimeGrid } from "./grid";
import { INK } from "./ink";
import { drawCalibration, drawColumnMark, drawLeadName, drawScale, offsetNote } from "./labels";
import { Layers } from "./layers";
import { GUTTER_MM, isPrinted, PRINTED_S, printed, rows, type Panel, type Sheet } from "./layout";
import { Printout } from "./onpaper";
import { Overview } from "./overview";
import { pxPerMm, pxPerS, scaleOf, scaleText, standardPaper } from "./paper";
import { drawGaps, drawTrace } from "./polyline";
import type { LeadSignal } from "./signal";
import { View } from "./view";
import { Waveform } from "./waveform";
import { word } from "../words";

/** Something drawn over the finished sheet, such as a reader's calipers. */
export type Overlay = (context: CanvasRenderingContext2D, view: View) => void;

/** The elements of the page that the trace lives in. */
export interface Stage {
  readonly scroller: HTMLElement;
  readonly extent: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly strip: HTMLCanvasElement;
}

/**
 * The trace of one recording. A scroller as wide as the whole recording holds one canvas as wide as the window onto
 * it; only what is on the screen is drawn.
 */
export class TraceViewer {
  choice: Choice = {
    paper: standardPaper(),
    form: "rows",
    order: "standard",
    rhythm: "II",
    filter: "none",
    waves: true,
    beats: true,
    findings: true,
    explanations: true,
    leads: [],
  };
  readonly overlays: Overlay[] = [];
  private readonly recorded: Waveform;
  private readonly filtered: Waveform;
  private readonly context: CanvasRenderingContext2D;
  private readonly overview: Overview;
  private readonly layers: Layers;
  private printedFromS = 0;
  /** What is drawn while the browser prints; null on the screen. */
  private printout: Printout | null = null;
  /** The frame that draws, once asked for; before the trace begins nothing does. */
  private drawing = 0;
  private begun = false;

  constructor(
    reading: Reading,
    waveformUrl: string,
    private readonly stage: Stage,
    private readonly failed: (reason: unknown) => void,
  ) {
    this.recorded = new Waveform(waveformUrl, "none", reading.recording, () => this.redraw());
    this.filtered = new Waveform(waveformUrl, "band", reading.recording, () => this.redraw());
    this.context = stage.canvas.getContext("2d", { alpha: false })!;
    this.layers = new Layers(this.sampleRateHz);
    this.overview = new Overview(stage.strip, this.durationS, (seconds) => this.centre(seconds));
    this.show(reading);
    stage.scroller.addEventListener("scroll", () => this.redraw(), { passive: true });
    new ResizeObserver(() => this.redraw()).observe(stage.scroller);
    this.watchPixelRatio();
  }

  get twelveLeads(): boolean {
    return hasTwelveLeads(this.recorded.leads);
  }

  get limbLeads(): boolean {
    return hasLimbLeads(this.recorded.leads);
  }

  get leadNames(): string[] {
    return this.recorded.leads.map((lead) => lead.name);
  }

  get durationS(): number {
    return this.recorded.durationS;
  }

  /** Marks the beats that the models saw otherwise; null where nothing was changed. */
  compare(models: Beat[] | null): void {
    this.layers.compare(models);
    this.redraw();
  }

  /** Takes over a reading, first or anew. */
  show(reading: Reading): void {
    this.layers.show(reading);
    this.overview.show(this.layers.ticks, this.layers.evidenceMs);
    this.redraw();
  }

  /**
   * Lays a finding's evidence over the trace: the instants and the places in the beats that it rests on and, where it
   * has a valid one, its map.
   */
  explain(evidenceMs: number[], places: Place[], explanation: Explanation | null): void {
    this.layers.explain(evidenceMs, places, explanation);
    this.overview.show(this.layers.ticks, evidenceMs);
    this.redraw();
  }

  /** Changes what is shown and keeps the middle of the screen where it is in time. */
  choose(change: Partial<Choice>): void {
    const middle = this.middleS();
    this.choice = { ...this.choice, ...change };
    this.stretch(this.view());
    this.centre(middle);
  }

  centre(seconds: number): void {
    if (isPrinted(this.choice)) {
      const latest = Math.max(0, this.durationS - PRINTED_S);
      this.printedFromS = Math.min(latest, Math.max(0, seconds - PRINTED_S / 2));
    } else {
      const paper = this.choice.paper;
      const x = GUTTER_MM * pxPerMm(paper) + seconds * pxPerS(paper);
      this.stage.scroller.scrollLeft = x - this.stage.scroller.clientWidth / 2;
    }
    this.redraw();
  }

  /** Goes back or on by so many of what is on the screen; the part of a page that is seen twice helps to find one's way. */
  turn(screens: number): void {
    const [from, to] = this.seen();
    this.centre((from + to) / 2 + screens * (to - from) * (isPrinted(this.choice) ? 1 : 0.9));
  }

  /**
   * Draws for the first time, at once where the samples came early: without them the paper would be drawn twice, and
   * its rows would move.
   *
   * @returns whether the samples came
   */
  async begin(): Promise<boolean> {
    const came = await this.recorded.ensure(0, 0).then(
      () => true,
      (refused: unknown) => {
        this.failed(refused);
        return false;
      },
    );
    this.begun = true;
    this.draw();
    return came;
  }

  redraw(): void {
    if (this.drawing === 0 && this.begun) {
      this.drawing = requestAnimationFrame(() => this.draw());
    }
  }

  /** The seconds that are on the screen. */
  seen(): [number, number] {
    const view = this.view();
    return isPrinted(this.choice)
      ? [this.printedFromS, Math.min(this.printedFromS + PRINTED_S, this.durationS)]
      : (view.visible(view.sheet.beatLane.panel) ?? [0, 0]);
  }

  view(): View {
    const { scroller } = this.stage;
    return new View(
      this.choice.paper,
      this.sheet(),
      scroller.scrollLeft,
      scroller.clientWidth,
      window.devicePixelRatio,
    );
  }

  /** Where everything lies: the chosen form, or rows of so many seconds. */
  sheet(stretch: readonly [number, number] = [0, this.durationS]): Sheet {
    const { leads, durationS, pleth } = this.recorded;
    const { paper, order } = this.choice;
    const shown = ordered(leads, order).filter(({ lead }) => this.isShown(lead.name));
    return isPrinted(this.choice)
      ? printed(leads, this.choice, this.printedFromS, durationS, paper)
      : rows(shown, stretch, paper, pleth);
  }

  /** Whether all that is drawn between two instants has come. */
  has(fromS: number, toS: number): boolean {
    return this.waveforms().every((waveform) => waveform.has(fromS, toS));
  }

  /** A lead as it is drawn: filtered where the reader chose so. */
  signal(lead: string): LeadSignal {
    const drawn = this.choice.filter === "none" ? this.recorded : this.filtered;
    return drawn.leads.find(({ name }) => name === lead)!;
  }

  get sampleRateHz(): number {
    return this.recorded.facts.sampleRateHz;
  }

  /** Paints what lies around a point of the screen, so many times as large. */
  paintEnlarged(context: CanvasRenderingContext2D, times: number, atPx: number, widthPx: number): void {
    const here = this.view();
    const paper = { ...here.paper, zoom: here.paper.zoom * times };
    const scrollPx = ((here.scrollPx + atPx) / here.mm) * pxPerMm(paper) - widthPx / 2;
    this.paint(context, new View(paper, here.sheet, scrollPx, widthPx, here.devicePixelRatio));
  }

  /** Lays what is on the screen on paper, at once: printing waits for no next frame. */
  startPrint(): void {
    this.printout = new Printout(this, this.stage.scroller.scrollLeft);
    this.draw();
  }

  endPrint(): void {
    const stood = this.printout?.scrollLeft ?? this.stage.scroller.scrollLeft;
    this.printout = null;
    this.stretch(this.view());
    this.stage.scroller.scrollLeft = stood;
    this.draw();
  }

  /** The time in the middle of the screen, be it beside the trace: a screen at the begin of a recording stays there. */
  private middleS(): number {
    const view = this.view();
    const [from, to] = this.seen();
    const fits = view.sheet.widthMm * view.mm <= view.widthPx;
    return isPrinted(this.choice) || fits ? (from + to) / 2 : view.secondsAt(view.sheet.beatLane.panel, view.widthPx / 2);
  }

  private isShown(lead: string): boolean {
    const { leads } = this.choice;
    return leads.length === 0 || leads.includes(lead);
  }

  /** Gives the scroller its range. */
  private stretch(view: View): void {
    const { extent } = this.stage;
    extent.style.width = `${view.sheet.widthMm * view.mm}px`;
    extent.style.height = `${view.heightPx}px`;
  }

  /** Draws at once, for who cannot wait for the next frame. */
  draw(): void {
    cancelAnimationFrame(this.drawing);
    this.drawing = 0;
    const view = this.printout?.view ?? this.view();
    if (view.widthPx === 0) {
      return;
    }
    // on paper the scroller keeps its range, and with it its place
    if (!this.printout) this.stretch(view);
    const ratio = resize(this.stage.canvas, view);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paint(this.context, view);
    this.overlays.forEach((overlay) => overlay(this.context, view));
    this.drawOverview();
    this.fetchWhatIsSeen(view);
    const { dataset } = this.stage.scroller;
    dataset.pxPerMm = String(view.mm);
    dataset.drawn = this.allHere(view) ? (this.layers.explained ?? "trace") : "waiting";
  }

  private paint(context: CanvasRenderingContext2D, view: View): void {
    const { choice } = this;
    const { pleth } = this.recorded;
    if (pleth) {
      drawTimeGrid(context, view);
    } else {
      drawPaper(context, view);
    }
    for (const panel of view.sheet.panels) {
      this.layers.drawBehind(context, view, panel, choice);
    }
    for (const panel of view.sheet.panels) {
      this.paintTrace(context, view, panel);
      if (!panel.calibrated && !pleth) {
        drawColumnMark(context, view, panel);
      }
    }
    this.layers.drawOver(context, view, choice);
    drawScale(context, view, scaleText(choice.paper, !pleth, this.filterText()) + (this.printout?.note ?? ""));
  }

  private paintTrace(context: CanvasRenderingContext2D, view: View, panel: Panel): void {
    const rate = this.sampleRateHz;
    drawCalibration(context, view, panel);
    drawGaps(context, view, panel, rate);
    if (this.choice.filter !== "band") {
      const under = this.choice.filter === "both";
      drawTrace(context, view, panel, panel.lead, rate, under ? INK.raw : INK.trace);
    }
    if (this.choice.filter !== "none") {
      drawTrace(context, view, panel, this.signal(panel.lead.name), rate, INK.trace);
    }
    drawLeadName(context, view, panel, offsetNote(panel));
  }

  /** What the trace was put through stands beside its scale, always. */
  private filterText(): string {
    const band = this.filtered.filterHz;
    const filter = band ? `${band[0]}–${band[1]} Hz` : word("filter");
    return { none: word("noFilter"), band: word("filtered", filter), both: word("filteredAndNot", filter) }[
      this.choice.filter
    ];
  }

  private drawOverview(): void {
    const [from, to] = this.seen();
    const { strip } = this.stage;
    strip.hidden = to - from >= this.durationS - 0.001;
    if (!strip.hidden) {
      this.overview.draw(from, to);
    }
  }

  private waveforms(): Waveform[] {
    return { none: [this.recorded], band: [this.recorded, this.filtered], both: [this.recorded, this.filtered] }[
      this.choice.filter
    ];
  }

  private allHere(view: View): boolean {
    return view.sheet.panels.every((panel) => {
      const seen = view.visible(panel);
      return seen === null || this.has(seen[0], seen[1]);
    });
  }

  private fetchWhatIsSeen(view: View): void {
    for (const panel of view.sheet.panels) {
      const seen = view.visible(panel);
      if (seen) {
        this.waveforms().forEach((waveform) => waveform.ensure(seen[0], seen[1]).catch(this.failed));
      }
    }
  }

  /** The page moves to another screen, or the browser zooms: what a millimetre is changes. */
  private watchPixelRatio(): void {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener(
      "change",
      () => {
        this.choose({ paper: { ...standardPaper(), ...scaleOf(this.choice.paper) } });
        this.watchPixelRatio();
      },
      { once: true },
    );
  }
}
