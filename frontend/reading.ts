/** What GET /api/recordings/{id}/reading answers; times are ms from the first sample, null is "not measurable". */

export interface RecordingFacts {
  readonly id: string;
  readonly kind: "ecg" | "ppg";
  readonly sampleRateHz: number;
  readonly durationMs: number;
  readonly leads: string[];
}

export interface Fiducial {
  readonly lead: string;
  readonly wave: "P" | "QRS" | "T";
  readonly onsetMs: number;
  readonly peakMs: number;
  readonly offsetMs: number;
}

export interface Beat {
  readonly timeMs: number;
  readonly class: "N" | "S" | "V" | "F" | "Q";
  /** Of the classes that the model told apart, 0 to 1; none for what is not a beat of the heart. */
  readonly scores?: Partial<Record<"N" | "S" | "V" | "F" | "Q", number>>;
}

export interface Pulse {
  readonly onsetMs: number;
  readonly peakMs: number;
  readonly notchMs: number | null;
  readonly offsetMs: number;
}

export type BeatPart = "P" | "PR" | "QRS" | "ST" | "T";

/** Where in the beats a number was read off; no lead stands for all of them together. */
export interface Place {
  readonly lead: string | null;
  readonly parts: BeatPart[];
}

export interface Finding {
  readonly id: string;
  readonly code: string;
  readonly display: string;
  readonly flagged: boolean;
  readonly evidenceMs: number[];
  readonly basis: { readonly places: Place[] }[];
  readonly explanation: { readonly method: string } | null;
}

export interface Reading {
  readonly recording: RecordingFacts;
  readonly status: "pending" | "reported" | "abstained" | "rejected";
  readonly fiducials: Fiducial[];
  readonly beats: Beat[];
  readonly pulses: Pulse[];
  readonly findings: Finding[];
  readonly measurements: {
    readonly qtMs: number | null;
    readonly representativeBeat: { readonly beatsMs: number[] } | null;
  };
}

/** What GET /api/recordings/{id}/explanations/{finding} answers. */
export interface Explanation {
  readonly findingId: string;
  readonly method: string;
  readonly faithfulness: { readonly deletionDrop: number; readonly randomDrop: number };
  /** For each lead the attribution of each sample of the recording, -1 to 1. */
  readonly leads: Record<string, number[]>;
  /** What each part of the beats adds to the finding: `share` is its part of all that they add or take away. */
  readonly waves: { readonly wave: string; readonly display: string; readonly share: number }[];
  /** The same for the leads that look at one region of the heart. */
  readonly regions: { readonly region: string; readonly leads: string[]; readonly share: number }[];
}

export class NotAnswered extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** Tells the server that nobody has asked to see this yet; what is shown later is told then. */
export const AHEAD = { "X-Ahead": "yes" };

/**
 * What a page asks for of the reading, with what readers changed in the draft that it shows; nothing that was read where
 * its reader is to read first.
 */
export const readingUrl = (page: HTMLElement, api: string): string =>
  `${api}/reading?${page.dataset.blind ? "part=recording" : "as=draft"}`;

/** What an answer holds, read to its end. */
type Read<T> = (answer: Response) => Promise<T>;

export const readingIn: Read<Reading> = (answer) => answer.json() as Promise<Reading>;

/** What was asked for before it is needed, each to be taken once. */
const ahead = new Map<string, Promise<unknown>>();

/**
 * @param said headers, such as {@link AHEAD} for what nobody has asked to see yet
 * @return ends when it has come, or was refused
 */
export function askEarly<T>(url: string, read: Read<T>, said: Record<string, string> = {}): Promise<unknown> {
  const asked = ahead.get(url) ?? answerOf(url, read, said);
  ahead.set(url, asked);
  return asked.catch(() => ahead.delete(url));
}

/** Asks the server; a refusal carries the sentence of its problem+json. */
export function ask<T>(url: string, read: Read<T>): Promise<T> {
  const answer = (ahead.get(url) as Promise<T> | undefined) ?? answerOf(url, read);
  ahead.delete(url);
  return answer;
}

/** As the page's head asks for what is shown first: with other headers, the browser would ask twice. */
async function answerOf<T>(url: string, read: Read<T>, said: Record<string, string> = {}): Promise<T> {
  const response = await fetch(url, { credentials: "same-origin", headers: said });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new NotAnswered(response.status, (problem as { detail?: string }).detail ?? response.statusText);
  }
  return read(response);
}
