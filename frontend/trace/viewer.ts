import type { Beat, Explanation, Fiducial, Place, Pulse, Reading } from "../reading";
import { drawPaper, drawTimeGrid } from "./grid";
import { drawHeat } from "./heat";
import { drawCalibration, drawColumnMark, drawLeadName, drawScale, offsetNote } from "./labels";
import { GUTTER_MM, hasTwelveLeads, PRINTED_S, printed, rows, type LayoutName, type Sheet } from "./layout";
import { drawBeats, drawEvidence, drawPulses, drawWaves } from "./marks";
import { Overview } from "./overview";
import { pxPerMm, pxPerS, STANDARD_PAPER, type Paper } from "./paper";
import { drawPlaces, measuredBeats, type BeatParts } from "./places";
import { drawGaps, drawTrace } from "./polyline";
import { View } from "./view";
import { Waveform } from "./waveform";

/** What the reader chose to see. */
export interface Choice {
  paper: Paper;
  layout: LayoutName;
  waves: boolean;
  beats: boolean;
}

/** Canvases larger than this many device pixels are drawn at a lower pixel ratio: browsers refuse them. */
const MAX_CANVAS_PIXELS = 48e6;

/**
 * The trace of one recording. A scroller as wide as the whole recording holds one canvas as wide as the window onto
 * it; only what is on the screen is drawn.
 */
export class TraceViewer {
  readonly choice: Choice = { paper: STANDARD_PAPER, layout: "rows", waves: true, beats: true };
  private readonly waveform: Waveform;
  private readonly context: CanvasRenderingContext2D;
  private readonly overview: Overview;
  private readonly wavesByLead = new Map<string, Fiducial[]>();
  private beats: Beat[] = [];
  private pulses: Pulse[] = [];
  /** What the overview shows: beats, or the peaks of pulses. */
  private ticks: Beat[] = [];
  private explanation: Explanation | null = null;
  private evidenceMs: number[] = [];
  private places: Place[] = [];
  private measured: BeatParts[] = [];
  private printedFromS = 0;
  private drawing = 0;

  constructor(
    reading: Reading,
    waveformUrl: string,
    private readonly scroller: HTMLElement,
    private readonly extent: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    private readonly strip: HTMLCanvasElement,
    private readonly failed: (reason: unknown) => void,
  ) {
    this.waveform = new Waveform(waveformUrl, reading.recording, () => this.redraw());
    this.context = canvas.getContext("2d", { alpha: false })!;
    this.overview = new Overview(strip, this.waveform.durationS, (seconds) => this.centre(seconds));
    this.show(reading);
    scroller.addEventListener("scroll", () => this.redraw(), { passive: true });
    new ResizeObserver(() => this.redraw()).observe(scroller);
    this.watchPixelRatio();
  }

  get twelveLeads(): boolean {
    return hasTwelveLeads(this.waveform.leads);
  }

  /** Takes over a reading, first or anew. */
  show(reading: Reading): void {
    this.wavesByLead.clear();
    for (const wave of reading.fiducials) {
      const waves = this.wavesByLead.get(wave.lead) ?? [];
      waves.push(wave);
      this.wavesByLead.set(wave.lead, waves);
    }
    this.beats = reading.beats;
    this.pulses = reading.pulses;
    this.measured = measuredBeats(reading);
    this.ticks = this.waveform.pleth
      ? this.pulses.map((pulse) => ({ timeMs: pulse.peakMs, class: "N" }))
      : this.beats;
    this.redraw();
  }

  /**
   * Lays a finding's evidence over the trace: the instants and the places in the beats that it rests on and, where it
   * has a valid one, its map.
   */
  explain(evidenceMs: number[], places: Place[], explanation: Explanation | null): void {
    this.evidenceMs = evidenceMs;
    this.places = places;
    this.explanation = explanation;
    this.redraw();
  }

  /** Changes what is shown and keeps the middle of the screen where it is in time. */
  choose(change: Partial<Choice>): void {
    const middle = this.middleS();
    Object.assign(this.choice, change);
    this.resize(this.view());
    this.centre(middle);
  }

  centre(seconds: number): void {
    if (this.choice.layout === "printed") {
      const latest = Math.max(0, this.waveform.durationS - PRINTED_S);
      this.printedFromS = Math.min(latest, Math.max(0, seconds - PRINTED_S / 2));
    } else {
      const paper = this.choice.paper;
      const x = GUTTER_MM * pxPerMm(paper) + seconds * pxPerS(paper);
      this.scroller.scrollLeft = x - this.scroller.clientWidth / 2;
    }
    this.redraw();
  }

  redraw(): void {
    if (this.drawing === 0) {
      this.drawing = requestAnimationFrame(() => {
        this.drawing = 0;
        this.draw();
      });
    }
  }

  private middleS(): number {
    const view = this.view();
    const [from, to] = view.visible(view.sheet.beatLane.panel) ?? [0, 0];
    return (from + to) / 2;
  }

  private view(): View {
    return new View(
      this.choice.paper,
      this.sheet(),
      this.scroller.scrollLeft,
      this.scroller.clientWidth,
      window.devicePixelRatio,
    );
  }

  private sheet(): Sheet {
    const { leads, durationS, pleth } = this.waveform;
    return this.choice.layout === "printed"
      ? printed(leads, this.printedFromS, durationS, this.choice.paper)
      : rows(leads, durationS, this.choice.paper, pleth);
  }

  private resize(view: View): number {
    this.extent.style.width = `${view.sheet.widthMm * view.mm}px`;
    this.extent.style.height = `${view.heightPx}px`;
    const fits = MAX_CANVAS_PIXELS / (view.widthPx * view.heightPx);
    const ratio = Math.min(view.devicePixelRatio, Math.sqrt(fits));
    const width = Math.round(view.widthPx * ratio);
    const height = Math.round(view.heightPx * ratio);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${width / ratio}px`;
      this.canvas.style.height = `${height / ratio}px`;
    }
    return ratio;
  }

  private draw(): void {
    const view = this.view();
    if (view.widthPx === 0) {
      return;
    }
    const ratio = this.resize(view);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paint(view);
    this.drawOverview(view);
    this.fetchWhatIsSeen(view);
    this.scroller.dataset.pxPerMm = String(view.mm);
    this.scroller.dataset.drawn = this.allHere(view) ? (this.explanation?.findingId ?? "trace") : "waiting";
  }

  private paint(view: View): void {
    const { context, choice } = this;
    const { pleth, facts } = this.waveform;
    if (pleth) {
      drawTimeGrid(context, view);
    } else {
      drawPaper(context, view);
    }
    for (const panel of view.sheet.panels) {
      const attribution = this.explanation?.leads[panel.lead.name];
      if (attribution) {
        drawHeat(context, view, panel, attribution, facts.sampleRateHz);
      } else if (this.places.length > 0) {
        drawPlaces(context, view, panel, this.places, this.measured);
      } else if (choice.waves && this.explanation === null) {
        drawWaves(context, view, panel, this.wavesByLead.get(panel.lead.name) ?? []);
        drawPulses(context, view, panel, this.pulses);
      }
    }
    for (const panel of view.sheet.panels) {
      drawCalibration(context, view, panel);
      drawGaps(context, view, panel, facts.sampleRateHz);
      drawTrace(context, view, panel, facts.sampleRateHz);
      drawLeadName(context, view, panel, offsetNote(panel));
      if (!panel.calibrated && !pleth) {
        drawColumnMark(context, view, panel);
      }
    }
    if (choice.beats) {
      drawBeats(context, view, this.beats);
    }
    drawEvidence(context, view, this.evidenceMs);
    drawScale(context, view, !pleth);
  }

  private drawOverview(view: View): void {
    const panel = view.sheet.beatLane.panel;
    const seen = view.visible(panel) ?? [0, 0];
    const allSeen = seen[1] - seen[0] >= this.waveform.durationS - 0.001;
    this.strip.hidden = allSeen;
    if (!allSeen) {
      this.overview.draw(this.ticks, this.evidenceMs, seen[0], seen[1]);
    }
  }

  private allHere(view: View): boolean {
    return view.sheet.panels.every((panel) => {
      const seen = view.visible(panel);
      return seen === null || this.waveform.has(seen[0], seen[1]);
    });
  }

  private fetchWhatIsSeen(view: View): void {
    for (const panel of view.sheet.panels) {
      const seen = view.visible(panel);
      if (seen) {
        this.waveform.ensure(seen[0], seen[1]).catch(this.failed);
      }
    }
  }

  private watchPixelRatio(): void {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener(
      "change",
      () => {
        this.redraw();
        this.watchPixelRatio();
      },
      { once: true },
    );
  }
}
