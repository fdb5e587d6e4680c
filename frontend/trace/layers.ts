import type { Beat, Explanation, Fiducial, Place, Pulse, Reading } from "../reading";
import type { Choice } from "./choice";
import { drawHeat } from "./heat";
import type { Panel } from "./layout";
import { drawBeats, drawChanged, drawEvidence, drawPulses, drawWaves } from "./marks";
import { drawPlaces, measuredBeats, type BeatParts } from "./places";
import type { View } from "./view";

/** What was read in a trace and what a finding rests on, drawn as far as the reader chose to see it. */
export class Layers {
  /** What the overview shows: beats, or the peaks of pulses. */
  ticks: Beat[] = [];
  evidenceMs: number[] = [];
  private readonly wavesByLead = new Map<string, Fiducial[]>();
  private beats: Beat[] = [];
  /** Class by time, as the models saw the beats of a reading that was changed. */
  private modelClass: Map<number, Beat["class"]> | null = null;
  private pulses: Pulse[] = [];
  private explanation: Explanation | null = null;
  private places: Place[] = [];
  private measured: BeatParts[] = [];

  constructor(private readonly sampleRateHz: number) {}

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
    this.ticks =
      reading.recording.kind === "ppg"
        ? this.pulses.map((pulse) => ({ timeMs: pulse.peakMs, class: "N" }))
        : this.beats;
  }

  /** @param models beats as the models saw them, from which the reading's differ; null where nothing was changed */
  compare(models: Beat[] | null): void {
    this.modelClass = models && new Map(models.map((beat) => [beat.timeMs, beat.class]));
  }

  /** @param explanation null where the finding has no valid map, or none is chosen */
  explain(evidenceMs: number[], places: Place[], explanation: Explanation | null): void {
    this.evidenceMs = evidenceMs;
    this.places = places;
    this.explanation = explanation;
  }

  /** The finding whose map is over the trace. */
  get explained(): string | null {
    return this.explanation?.findingId ?? null;
  }

  /** What lies under the trace: a map or places, and where there is neither, waves. */
  drawBehind(context: CanvasRenderingContext2D, view: View, panel: Panel, choice: Choice): void {
    const explanation = choice.explanations ? this.explanation : null;
    const attribution = explanation?.leads[panel.lead.name];
    if (attribution) {
      drawHeat(context, view, panel, attribution, this.sampleRateHz);
    } else if (choice.findings && this.places.length > 0) {
      drawPlaces(context, view, panel, this.places, this.measured);
    } else if (choice.waves && explanation === null) {
      drawWaves(context, view, panel, this.wavesByLead.get(panel.lead.name) ?? []);
      drawPulses(context, view, panel, this.pulses);
    }
  }

  drawOver(context: CanvasRenderingContext2D, view: View, choice: Choice): void {
    if (choice.beats) {
      drawBeats(context, view, this.beats);
      if (this.modelClass) drawChanged(context, view, this.beats, this.modelClass);
    }
    if (choice.findings) {
      drawEvidence(context, view, this.evidenceMs);
    }
  }
}
