import type { Fiducial, Reading } from "../reading";
import type { Panel } from "../trace/layout";
import type { TraceViewer } from "../trace/viewer";
import { drawCaliper, moved, words, type Caliper, type Held } from "./calipers";
import type { History } from "./history";
import { drawTangent, qtMs, tangentOf, type Tangent } from "./tangent";
import { word } from "../words";

export type Tool = "none" | "calipers" | "tangent";

/** How near a point of the calipers must be to be taken up, in CSS pixels. */
const GRIP_PX = 8;

/** Where calipers open when no two beats are near, in seconds. */
const OPENED_S = 0.8;

const HELD: Held[] = ["to", "from", "both"];

/** What a reader measures on the trace: calipers and the tangent of one T wave. */
export class Measuring {
  tool: Tool = "none";
  private calipers: readonly Caliper[] = [];
  private held: Held = "to";
  private tangent: Tangent | null = null;

  /** @param said takes in words what was measured last */
  constructor(
    private readonly viewer: TraceViewer,
    private readonly reading: Reading,
    private readonly history: History,
    private readonly said: (text: string) => void,
  ) {
    viewer.overlays.push((context, view) => {
      const last = this.calipers.length - 1;
      this.calipers.forEach((caliper, i) => {
        const held = i === last && this.tool === "calipers" ? this.held : null;
        drawCaliper(context, view, caliper, held, this.text(caliper));
      });
      if (this.tangent) drawTangent(context, view, this.tangent);
    });
  }

  get count(): number {
    return this.calipers.length;
  }

  /** Opens calipers over the interval between two beats in the middle of the screen. */
  open(): void {
    const middleMs = this.middleMs();
    const beats = this.reading.beats;
    const next = beats.findIndex((beat) => beat.timeMs > middleMs);
    const [fromMs, toMs] =
      next > 0
        ? [beats[next - 1]!.timeMs, beats[next]!.timeMs]
        : [Math.max(0, middleMs - OPENED_S * 500), middleMs + OPENED_S * 500];
    const toS = Math.min(toMs / 1000, this.viewer.durationS);
    this.change([...this.calipers, { lead: this.rhythmLead(), fromS: fromMs / 1000, toS, march: false }]);
  }

  move(samples: number): void {
    this.alter((caliper) => moved(caliper, this.held, samples / this.viewer.sampleRateHz, this.viewer.durationS));
  }

  march(): void {
    this.alter((caliper) => ({ ...caliper, march: !caliper.march }));
  }

  /** Takes up the other point, or both of them. */
  hold(): void {
    this.held = HELD[(HELD.indexOf(this.held) + 1) % HELD.length]!;
    this.said(word({ to: "secondPoint", from: "firstPoint", both: "bothPoints" }[this.held]));
    this.viewer.redraw();
  }

  remove(): void {
    if (this.calipers.length > 0) {
      this.said(word("calipersRemoved"));
      this.change(this.calipers.slice(0, -1));
    }
  }

  /** Takes calipers up at a point or opens new ones there. @return what is to be done while the pointer moves, and at its end */
  grip(x: number, y: number): { drag: (x: number) => void; drop: () => void } {
    const view = this.viewer.view();
    const before = this.calipers;
    const panel = view.panelAt(x, y);
    const at = view.secondsAt(panel, x);
    const near = (seconds: number): boolean => Math.abs(view.xAt(panel, seconds) - x) <= GRIP_PX;
    const taken = before.findIndex((caliper) => near(caliper.fromS) || near(caliper.toS));
    let held = this.held;
    let last: Caliper;
    let others = before;
    if (taken >= 0) {
      last = before[taken]!;
      others = before.filter((_, i) => i !== taken);
      held = held === "both" ? "both" : near(last.toS) ? "to" : "from";
    } else {
      const seconds = Math.min(Math.max(at, 0), this.viewer.durationS);
      last = { lead: panel.lead.name, fromS: seconds, toS: seconds, march: false };
      held = "to";
    }
    const start = last;
    const drag = (nowX: number): void => {
      last = moved(start, held, view.secondsAt(panel, nowX) - at, this.viewer.durationS);
      this.show([...others, last]);
    };
    const drop = (): void => {
      const unmoved = last === start || last.fromS === last.toS;
      const after = unmoved ? before : [...others, last];
      this.show(after);
      if (after !== before) this.remember(before, after);
    };
    return { drag, drop };
  }

  /** Lays the tangent to the T wave of the beat nearest to a point; without one, nearest to the middle of the screen. */
  measureQt(x?: number, y?: number): void {
    const view = this.viewer.view();
    const panel: Panel | null = x === undefined || y === undefined ? null : view.panelAt(x, y);
    const atMs = panel ? view.secondsAt(panel, x!) * 1000 : this.middleMs();
    const lead = panel ? panel.lead.name : this.rhythmLead();
    const found = this.tangentNear(lead, atMs);
    const before = this.tangent;
    const lay = (tangent: Tangent | null): void => {
      this.tangent = tangent;
      this.viewer.redraw();
    };
    this.history.run({ redo: () => lay(found), undo: () => lay(before) });
    this.said(found ? this.qtWords(found) : word("noTWave", lead));
  }

  private qtWords(tangent: Tangent): string {
    const read = this.reading.measurements.qtMs;
    const beside = read === null ? word("readingHasNone") : word("readingHas", Math.round(read));
    return word("tangent", tangent.lead, Math.round(qtMs(tangent)), beside);
  }

  private tangentNear(lead: string, atMs: number): Tangent | null {
    const of = (wave: Fiducial["wave"], where: string): Fiducial[] =>
      this.reading.fiducials.filter((one) => one.wave === wave && one.lead === where);
    const complexes = of("QRS", "global");
    const nearest = complexes.reduce<Fiducial | null>(
      (best, qrs) => (best && Math.abs(best.peakMs - atMs) <= Math.abs(qrs.peakMs - atMs) ? best : qrs),
      null,
    );
    const beforeClick = complexes.filter((qrs) => qrs.onsetMs <= atMs).at(-1);
    const qrs = beforeClick && atMs - beforeClick.onsetMs < 600 ? beforeClick : nearest;
    const t = qrs && of("T", lead).find((wave) => wave.peakMs > qrs.offsetMs);
    return qrs && t && t.peakMs - qrs.onsetMs < 700
      ? tangentOf(this.viewer.signal(lead), this.viewer.sampleRateHz, qrs, t)
      : null;
  }

  private alter(change: (caliper: Caliper) => Caliper): void {
    const last = this.calipers.at(-1);
    if (last) {
      this.change([...this.calipers.slice(0, -1), change(last)]);
    }
  }

  private change(after: readonly Caliper[]): void {
    const before = this.calipers;
    this.show(after);
    this.remember(before, after);
  }

  private remember(before: readonly Caliper[], after: readonly Caliper[]): void {
    this.history.remember({ redo: () => this.show(after), undo: () => this.show(before) });
  }

  private show(calipers: readonly Caliper[]): void {
    this.calipers = calipers;
    const last = calipers.at(-1);
    if (last) this.said(this.text(last));
    this.viewer.redraw();
  }

  private text(caliper: Caliper): string {
    const { samples } = this.viewer.signal(caliper.lead);
    const at = (seconds: number): number =>
      samples[Math.min(samples.length - 1, Math.round(seconds * this.viewer.sampleRateHz))]!;
    const delta = at(caliper.toS) - at(caliper.fromS);
    return words(caliper, this.reading.recording.kind === "ecg" && Number.isFinite(delta) ? delta : null);
  }

  private rhythmLead(): string {
    const names = this.viewer.leadNames;
    return names.includes(this.viewer.choice.rhythm) ? this.viewer.choice.rhythm : names[0]!;
  }

  private middleMs(): number {
    const [from, to] = this.viewer.seen();
    return ((from + to) / 2) * 1000;
  }
}
