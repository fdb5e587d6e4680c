import { ask, NotAnswered, type Explanation, type Finding, type Place, type Reading } from "../reading";
import type { TraceViewer } from "../trace/viewer";
import { lightBeat } from "./beat";
import type { OffScreen } from "./offscreen";
import { showShares } from "./shares";
import { bind } from "./shortcuts";
import { word } from "../words";

/** Selecting a finding shows the instants it rests on and, where it has a valid one, its heatmap. */
export function connectFindings(
  page: HTMLElement,
  viewer: TraceViewer,
  reading: Reading,
  api: string,
  offScreen: OffScreen,
): void {
  const buttons = [...page.querySelectorAll<HTMLButtonElement>("button[data-finding]")];
  const byId = new Map(reading.findings.map((finding) => [finding.id, finding]));
  const heatLegend = page.querySelector<HTMLElement>("#heat-legend")!;
  const placeLegend = page.querySelector<HTMLElement>("#place-legend")!;
  let shown: HTMLButtonElement | null = null;
  let instant = -1;

  const lay = (evidenceMs: number[], places: Place[], explanation: Explanation | null): void => {
    heatLegend.hidden = explanation === null;
    placeLegend.hidden = places.length === 0;
    viewer.explain(evidenceMs, places, explanation);
    lightBeat(page, places);
    offScreen.mark(viewer.choice.findings ? places : []);
  };

  const maps = new Map<string, Promise<Explanation | null>>();
  /** Its map, asked for once. */
  const mapOf = (finding: Finding): Promise<Explanation | null> => {
    const kept = maps.get(finding.id) ?? (finding.explanation ? fetchExplanation(api, finding.id) : Promise.resolve(null));
    maps.set(finding.id, kept);
    kept.catch(() => maps.delete(finding.id));
    return kept;
  };

  let peeked: HTMLButtonElement | null = null;
  /** Lights up what a finding rests on while the pointer is over it; with null, what the chosen one rests on again. */
  const peek = async (button: HTMLButtonElement | null): Promise<void> => {
    peeked = button;
    const finding = byId.get((button ?? shown)?.dataset.finding ?? "");
    if (!finding) {
      lay([], [], null);
      return;
    }
    lay(finding.evidenceMs, placesOf(finding), null);
    const explanation = await mapOf(finding).catch(() => null);
    if (explanation && peeked === button) lay(finding.evidenceMs, placesOf(finding), explanation);
  };

  const hide = (): void => {
    if (shown) {
      shown.setAttribute("aria-pressed", "false");
      shown.closest("li")?.classList.remove("is-shown");
      evidenceLine(shown).hidden = true;
      showShares(sharesOf(shown), null);
      openBasis(shown, false);
    }
    shown = null;
    lay([], [], null);
  };

  const show = async (button: HTMLButtonElement): Promise<void> => {
    const finding = byId.get(button.dataset.finding!);
    if (!finding) {
      return;
    }
    hide();
    peeked = null;
    shown = button;
    instant = -1;
    button.setAttribute("aria-pressed", "true");
    button.closest("li")?.classList.add("is-shown");
    const line = evidenceLine(button);
    line.hidden = false;
    openBasis(button, true);
    line.textContent = word("loadingEvidence");
    let explanation: Explanation | null = null;
    try {
      explanation = await mapOf(finding);
      line.textContent = sentence(finding, explanation);
      showShares(sharesOf(button), explanation);
    } catch (refused) {
      line.textContent = word("heatmapNotLoaded", refused instanceof Error ? refused.message : String(refused));
    }
    if (shown === button) {
      lay(finding.evidenceMs, placesOf(finding), explanation);
      go(1);
    }
  };

  const go = (by: number): void => {
    const instants = shown ? (byId.get(shown.dataset.finding!)?.evidenceMs ?? []) : [];
    if (instants.length > 0) {
      instant = (instant + by + instants.length) % instants.length;
      viewer.centre(instants[instant]! / 1000);
    }
  };

  for (const button of buttons) {
    button.addEventListener("click", () => (shown === button ? hide() : void show(button)));
    button.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse" && button !== shown) void peek(button);
    });
    button.addEventListener("pointerleave", () => {
      if (peeked === button) void peek(null);
    });
  }
  const step = (by: number): void => {
    const next = buttons[Math.min(buttons.length - 1, Math.max(0, (shown ? buttons.indexOf(shown) : -1) + by))];
    next?.focus();
    if (next) void show(next);
  };
  bind("j", () => step(1));
  bind("k", () => step(-1));
  bind("]", () => {
    go(1);
    offScreen.bring();
  });
  bind("[", () => {
    go(-1);
    offScreen.bring();
  });
  bind("Escape", hide);
}

const placesOf = (finding: Finding): Place[] => finding.basis.flatMap((comparison) => comparison.places);

const evidenceLine = (button: HTMLButtonElement): HTMLElement =>
  button.closest("li")!.querySelector<HTMLElement>("[data-evidence]")!;

const openBasis = (button: HTMLButtonElement, open: boolean): void => {
  button.closest("li")!.querySelector<HTMLDetailsElement>(".basis")?.toggleAttribute("open", open);
};

const sharesOf = (button: HTMLButtonElement): HTMLElement =>
  button.closest("li")!.querySelector<HTMLElement>("[data-shares]")!;

async function fetchExplanation(api: string, findingId: string): Promise<Explanation | null> {
  try {
    return await ask(`${api}/explanations/${encodeURIComponent(findingId)}`, (map) => map.json() as Promise<Explanation>);
  } catch (refused) {
    if (refused instanceof NotAnswered && refused.status === 404) {
      return null;
    }
    throw refused;
  }
}

function sentence(finding: Finding, explanation: Explanation | null): string {
  const count = finding.evidenceMs.length;
  const marks = count === 0 ? "" : ` ${word(count === 1 ? "placeMarked" : "placesMarked", count)}`;
  if (!explanation) {
    return `${readOff(placesOf(finding)) ?? withoutHeatmap(finding.code)}${marks}`;
  }
  if (Object.keys(explanation.leads).length === 0) {
    return `${word("restsOnTwelve")}${marks}`;
  }
  const { deletionDrop, randomDrop } = explanation.faithfulness;
  const looked =
    explanation.method === "class-activation"
      ? word("whenNotWhere")
      : word("overLeads", Object.keys(explanation.leads).join(", "));
  return word("heatmap", explanation.method, looked, odds(deletionDrop), odds(randomDrop)) + marks;
}

/** Which parts of the beat in which leads a finding was judged by; null for one of rhythm or rate. */
function readOff(places: Place[]): string | null {
  const leadsByParts = new Map<string, Set<string>>();
  for (const place of places) {
    const parts = place.parts.join(` ${word("partsTo")} `);
    leadsByParts.set(parts, (leadsByParts.get(parts) ?? new Set()).add(place.lead ?? word("allLeads")));
  }
  const said = [...leadsByParts].map(([parts, leads]) => word("partsOf", parts, [...leads].join(", ")));
  return said.length === 0 ? null : word("readOff", said.join("; "));
}

/** The findings that rest on the class of single beats: only these can have a heatmap. */
const OF_BEATS = new Set(["ventricular-ectopy", "supraventricular-ectopy", "fusion-beats", "unclassifiable-beats"]);
/** The findings that rest on the order in which such beats come. */
const OF_SEQUENCES = new Set([
  "ventricular-couplet",
  "ventricular-run",
  "ventricular-bigeminy",
  "ventricular-trigeminy",
  "supraventricular-run",
]);

function withoutHeatmap(code: string): string {
  if (code.startsWith("learned-")) {
    return word("seeClassifier");
  }
  if (OF_BEATS.has(code)) {
    return word("mapByChance");
  }
  return OF_SEQUENCES.has(code)
    ? word("onSequence")
    : word("onIntervals");
}

/** By what the odds are divided when their logarithm falls by `drop`. */
const odds = (drop: number): string => {
  const factor = Math.exp(drop);
  return factor < 10 ? factor.toFixed(1) : factor.toFixed(0);
};
