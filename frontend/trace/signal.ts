/**
 * Sampled leads as the page holds them. NaN is a sample that was not recorded, here as on the server; infinity is one
 * that has not come from the server yet.
 */
export const NOT_FETCHED = Number.POSITIVE_INFINITY;

export interface LeadSignal {
  /** As a cardiologist writes it: "aVR". */
  readonly name: string;
  /** One value a sample of the whole recording, in mV (a pleth in its own unit). */
  readonly samples: Float32Array;
  /** Value on which the row's zero line lies; 0 unless the device left an offset in the signal. */
  zeroMv: number;
  /** Highest and lowest value around the zero line, in the unit of the samples. */
  high: number;
  low: number;
}

/** One stretch of all leads, as the server sends it. */
export interface Stretch {
  readonly firstSample: number;
  readonly leads: { readonly name: string; readonly samples: Float32Array }[];
  /** From and to Hz of the filter that the server put it through; null for none. */
  readonly filterHz: readonly [number, number] | null;
}

interface StretchHeader {
  readonly firstSample: number;
  readonly count: number;
  readonly leads: string[];
  readonly filterHz: readonly [number, number] | null;
}

/**
 * Reads the body of GET /api/recordings/{id}/waveform: a little-endian uint32 with the length of the JSON header, the
 * header (padded with spaces so that the samples lie on a multiple of 4), then for each lead its float32 samples.
 */
export function parseStretch(body: ArrayBuffer): Stretch {
  const headerLength = new DataView(body).getUint32(0, true);
  const text = new TextDecoder().decode(new Uint8Array(body, 4, headerLength));
  const header = JSON.parse(text) as StretchHeader;
  const start = 4 + headerLength;
  return {
    firstSample: header.firstSample,
    filterHz: header.filterHz,
    leads: header.leads.map((name, i) => ({
      name,
      samples: littleEndianFloats(body, start + i * header.count * 4, header.count),
    })),
  };
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function littleEndianFloats(body: ArrayBuffer, start: number, count: number): Float32Array {
  if (LITTLE_ENDIAN) {
    return new Float32Array(body, start, count);
  }
  const view = new DataView(body, start, count * 4);
  return Float32Array.from({ length: count }, (_, i) => view.getFloat32(i * 4, true));
}

/** Offsets up to this stay where they were recorded: they are signal (ST, wander), not a device's bias. */
const DEVICE_OFFSET_MV = 1;

/**
 * Finds where the zero line and the extremes of a lead lie. An offset that would push the trace off its row is taken
 * off the drawing (never off the samples) and stated beside the lead.
 */
export function settle(lead: LeadSignal, calibrated: boolean): void {
  const known = lead.samples.filter(Number.isFinite).sort();
  if (known.length === 0) {
    lead.zeroMv = 0;
    lead.high = 0;
    lead.low = 0;
    return;
  }
  const at = (share: number): number => known[Math.min(known.length - 1, Math.floor(share * known.length))]!;
  const median = at(0.5);
  lead.zeroMv = calibrated && Math.abs(median) <= DEVICE_OFFSET_MV ? 0 : median;
  lead.high = at(0.9995) - lead.zeroMv;
  lead.low = at(0.0005) - lead.zeroMv;
}
