import type { Beat, Reading } from "../reading";
import { boundariesOf, boundaryAt, boundaryWords, drawBoundary, inLead, type Boundary } from "../tools/boundaries";
import { drawNewWave, endNudged, endPut, newWaveWords, openWave, type NewWave } from "../tools/newwave";
import type { View } from "../trace/view";
import type { TraceViewer } from "../trace/viewer";
import type { PointedBeat } from "./beats";
import type { Changes } from "./changes";
import { bind } from "./shortcuts";
import { word } from "../words";

const WAVES = { 1: "P", 2: "QRS", 3: "T" } as const;
const CLASSES: readonly Beat["class"][] = ["N", "S", "V", "F", "Q"];
/** Keys nudge a boundary as they do calipers: by a sample, or by a small square at 25 mm/s. */
const LONG_STEP_MS = 40;
/** A boundary that is nudged is sent when it has rested for so long. */
const REST_MS = 400;

/** Changes waves and beats on the trace: by pointer and by key, while editing is on. */
export function connectEditing(
  page: HTMLElement,
  viewer: TraceViewer,
  reading: Reading,
  pointed: PointedBeat,
  changes: Changes,
): void {
  const button = page.querySelector<HTMLButtonElement>("[data-edit]");
  if (!button) return;
  const sheet = page.querySelector<HTMLElement>("#sheet")!;
  const readout = page.querySelector<HTMLElement>("#readout")!;
  const choices = [...page.querySelectorAll<HTMLElement>("[data-editing]")];
  const box = (name: string): HTMLInputElement => page.querySelector<HTMLInputElement>(`#tools [name=${name}]`)!;
  let on = false;
  let taken: Boundary | null = null;
  let added: NewWave | null = null;
  let pointerMs: number | null = null;
  let pointerLead: string | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const say = (text: string): void => {
    readout.textContent = text;
  };
  const take = (boundary: Boundary | null): void => {
    taken = boundary;
    if (boundary) say(boundaryWords(reading, boundary));
    viewer.redraw();
  };
  viewer.overlays.push((context: CanvasRenderingContext2D, view: View) => {
    if (on && taken) drawBoundary(context, view, taken, boundaryWords(reading, taken));
    if (on && added) drawNewWave(context, view, added);
  });
  const put = (wave: NewWave | null): void => {
    added = wave;
    if (wave) say(newWaveWords(wave));
    viewer.redraw();
  };
  const reachOf = (): string => (box("reach").checked ? "BEATS_ALIKE" : "THIS_BEAT");
  /** In the lead that is pointed at, or the one of the strip, where that is asked for; null where it shows no such wave. */
  const asReached = (boundary: Boundary, lead: string | null): Boundary | null => {
    if (!box("alone").checked) return boundary;
    const named = lead ?? (viewer.leadNames.includes(viewer.choice.rhythm) ? viewer.choice.rhythm : viewer.leadNames[0]!);
    return inLead(reading, boundary, named);
  };
  const send = (): void => {
    clearTimeout(resting);
    const moved = taken;
    if (!moved || moved.byMs === 0) return;
    taken = null;
    const { wave, end, byMs, alone } = moved;
    changes.make({
      edit: "boundary",
      ...(alone ? { lead: alone.lead } : {}),
      wave: wave.wave,
      end,
      peakMs: String(wave.peakMs),
      reach: reachOf(),
      byMs: String(byMs),
    });
  };
  const toggle = (): void => {
    on = !on;
    send();
    take(null);
    put(null);
    button.setAttribute("aria-pressed", String(on));
    sheet.dataset.editing = String(on);
    for (const choice of choices) choice.hidden = !on;
    if (on) say(word("editing"));
  };
  button.addEventListener("click", toggle);
  bind("W", toggle);

  const at = (event: PointerEvent): { x: number; y: number } => {
    const box = sheet.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const measuring = (): boolean => (sheet.dataset.tool ?? "none") !== "none";
  sheet.addEventListener("pointermove", (event) => {
    const { x, y } = at(event);
    const view = viewer.view();
    const panel = view.panelAt(x, y);
    pointerMs = view.secondsAt(panel, x) * 1000;
    pointerLead = panel.lead.name;
    if (on && event.buttons === 0) {
      sheet.classList.toggle("at-boundary", !measuring() && boundaryAt(reading, view, panel, x) !== null);
    }
  });
  sheet.addEventListener("pointerleave", () => {
    pointerMs = null;
    pointerLead = null;
  });
  sheet.addEventListener("pointerdown", (event) => {
    if (!on || measuring() || event.button !== 0) return;
    const { x, y } = at(event);
    const view = viewer.view();
    const panel = view.panelAt(x, y);
    if (added) {
      event.preventDefault();
      put(endPut(added, rounded(view.secondsAt(panel, x) * 1000)));
      return;
    }
    const over = boundaryAt(reading, view, panel, x);
    const boundary = over && asReached(over, panel.lead.name);
    if (!boundary) return;
    event.preventDefault();
    send();
    const fromS = view.secondsAt(panel, x);
    take(boundary);
    sheet.setPointerCapture(event.pointerId);
    const drag = (moving: PointerEvent): void => {
      take({ ...boundary, byMs: rounded((view.secondsAt(panel, at(moving).x) - fromS) * 1000) });
    };
    sheet.addEventListener("pointermove", drag);
    sheet.addEventListener(
      "lostpointercapture",
      () => {
        sheet.removeEventListener("pointermove", drag);
        send();
      },
      { once: true },
    );
  });

  const sampleMs = 1000 / viewer.sampleRateHz;
  const rounded = (ms: number): number => Math.round(ms / sampleMs) * sampleMs;
  /** What a key does while editing, and else what it did before. */
  const whileEditing = (key: string, action: () => boolean): void => {
    const otherwise = bind(key, () => {
      if (!on || !action()) otherwise?.();
    });
  };
  const nudge = (byMs: number) => (): boolean => {
    if (added) {
      put(endNudged(added, byMs));
      return true;
    }
    if (!taken) return false;
    take({ ...taken, byMs: taken.byMs + byMs });
    clearTimeout(resting);
    resting = setTimeout(send, REST_MS);
    return true;
  };
  const withBeat = (change: (beat: Beat) => void): boolean => {
    const beat = reading.beats[pointed.index()];
    if (beat) change(beat);
    else say(word("pointAtBeat"));
    return true;
  };
  const long = Math.max(1, Math.round(LONG_STEP_MS / sampleMs)) * sampleMs;
  whileEditing(",", nudge(-sampleMs));
  whileEditing(".", nudge(sampleMs));
  whileEditing("(", nudge(-long));
  whileEditing(")", nudge(long));
  for (const name of CLASSES) {
    whileEditing(name, () =>
      withBeat((beat) => changes.make({ edit: "class", beatMs: String(beat.timeMs), class: name })),
    );
  }
  whileEditing("Delete", () => {
    if (taken) {
      const { wave } = taken;
      taken = null;
      changes.make({ edit: "wave-delete", wave: wave.wave, peakMs: String(wave.peakMs), reach: reachOf() });
      return true;
    }
    return withBeat((beat) => changes.make({ edit: "delete", beatMs: String(beat.timeMs) }));
  });
  whileEditing("*", () => {
    const [from, to] = viewer.seen();
    const ms = pointerMs ?? ((from + to) / 2) * 1000;
    changes.make({ edit: "add", beatMs: String(ms), class: "N" });
    return true;
  });
  whileEditing(";", () => {
    if (added) {
      put({ ...added, held: added.held === "ONSET" ? "OFFSET" : "ONSET" });
      return true;
    }
    return withBeat((beat) => {
      send();
      const all = boundariesOf(reading, beat.timeMs);
      const now = all.findIndex((one) => taken && one.wave === taken.wave && one.end === taken.end);
      const next = all[(now + 1) % Math.max(1, all.length)];
      take(next ? asReached(next, pointerLead) : null);
      if (!taken) say(word("noWaves"));
    });
  });
  whileEditing("L", () => {
    box("alone").click();
    return true;
  });
  const open = (wave: NewWave["wave"]): void => {
    send();
    take(null);
    const [from, to] = viewer.seen();
    const beat = reading.beats[pointed.index()];
    const wished = openWave(wave, beat?.timeMs ?? null, pointerMs ?? ((from + to) / 2) * 1000);
    put({ ...wished, onsetMs: rounded(wished.onsetMs), offsetMs: rounded(wished.offsetMs) });
  };
  for (const [key, wave] of Object.entries(WAVES)) {
    whileEditing(key, () => {
      open(wave);
      return true;
    });
  }
  const add = (): boolean => {
    const wave = added;
    if (!wave) return false;
    put(null);
    changes.make({
      edit: "wave-add",
      wave: wave.wave,
      onsetMs: String(wave.onsetMs),
      offsetMs: String(wave.offsetMs),
    });
    return true;
  };
  whileEditing("Enter", add);
  page.querySelectorAll<HTMLButtonElement>("[data-adds]").forEach((adds) => {
    adds.addEventListener("click", () => {
      if (added?.wave === adds.dataset.adds) add();
      else open(adds.dataset.adds as NewWave["wave"]);
      sheet.focus();
    });
  });
  whileEditing("Escape", () => {
    clearTimeout(resting);
    const had = taken !== null || added !== null;
    take(null);
    put(null);
    return had;
  });
}
