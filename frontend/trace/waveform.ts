import { ask, askEarly, type RecordingFacts } from "../reading";
import { NOT_FETCHED, parseStretch, settle, type LeadSignal, type Stretch } from "./signal";

/** A recording of 30 min is fetched in stretches, as they come into sight. */
const STRETCH_S = 30;

type Filter = "none" | "band";

const stretchUrl = (url: string, filter: Filter, index: number): string =>
  `${url}?filter=${filter}&fromMs=${index * STRETCH_S * 1000}&toMs=${(index + 1) * STRETCH_S * 1000}`;

const stretchIn = async (answer: Response): Promise<Stretch> => parseStretch(await answer.arrayBuffer());

/** Asks for what a recording's page shows first; recording.html asks for the same in its head. */
export const askFirstStretch = (url: string, said: Record<string, string> = {}): Promise<unknown> =>
  askEarly(stretchUrl(url, "none", 0), stretchIn, said);

/** All samples of a recording that have come from the server so far. */
export class Waveform {
  readonly leads: LeadSignal[];
  /** As the server stated it with the first stretch. */
  filterHz: readonly [number, number] | null = null;
  private readonly stretches = new Map<number, Promise<void>>();
  private readonly arrivedStretches = new Set<number>();

  constructor(
    private readonly url: string,
    private readonly filter: Filter,
    readonly facts: RecordingFacts,
    private readonly arrived: () => void,
  ) {
    const length = Math.round((facts.durationMs * facts.sampleRateHz) / 1000);
    this.leads = facts.leads.map((name) => ({
      name,
      samples: new Float32Array(length).fill(NOT_FETCHED),
      zeroMv: 0,
      high: 0,
      low: 0,
    }));
  }

  get durationS(): number {
    return this.facts.durationMs / 1000;
  }

  get pleth(): boolean {
    return this.facts.kind === "ppg";
  }

  /** Whether all samples between two instants have come. */
  has(fromS: number, toS: number): boolean {
    for (let stretch = Math.floor(fromS / STRETCH_S); stretch * STRETCH_S < Math.min(toS, this.durationS); stretch++) {
      if (!this.arrivedStretches.has(stretch)) return false;
    }
    return true;
  }

  /** Fetches what is missing between two instants; a stretch that failed is asked for again the next time. */
  async ensure(fromS: number, toS: number): Promise<void> {
    const first = Math.max(0, Math.floor(fromS / STRETCH_S));
    const last = Math.min(Math.ceil(this.durationS / STRETCH_S) - 1, Math.floor(toS / STRETCH_S));
    const wanted: Promise<void>[] = [];
    for (let stretch = first; stretch <= last; stretch++) {
      if (!this.stretches.has(stretch)) {
        const fetched = this.fetchStretch(stretch).catch((refused: unknown) => {
          this.stretches.delete(stretch);
          throw refused;
        });
        this.stretches.set(stretch, fetched);
      }
      wanted.push(this.stretches.get(stretch)!);
    }
    await Promise.all(wanted);
  }

  private async fetchStretch(index: number): Promise<void> {
    const stretch = await ask(stretchUrl(this.url, this.filter, index), stretchIn);
    this.filterHz = stretch.filterHz;
    for (const { name, samples } of stretch.leads) {
      this.leads.find((lead) => lead.name === name)?.samples.set(samples, stretch.firstSample);
    }
    if (this.arrivedStretches.size === 0) {
      // once only: rows that move while one scrolls cannot be read
      this.leads.forEach((lead) => settle(lead, !this.pleth));
    }
    this.arrivedStretches.add(index);
    this.arrived();
  }
}
