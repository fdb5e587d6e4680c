import { FORMS, type FormName, type LeadOrder } from "../trace/forms";
import { GAINS_MM_PER_MV, SPEEDS_MM_PER_S, standardPaper, ZOOMS } from "../trace/paper";
import type { FilterChoice } from "../trace/choice";
import type { TraceViewer } from "../trace/viewer";
import { connectScreen } from "./screen";
import { bind } from "./shortcuts";
import { stored } from "./stored";
import { word } from "../words";

/** What of the switches is kept in this browser for the next recording. */
const KEPT = "einthoven.sheet";
/** Begin anew with each recording: a gain, speed or filter that was chosen for another patient would be misread. */
const NOT_KEPT = new Set(["speed", "gain", "filter", "rhythm"]);

/** Connects the switches above the trace and their keys. */
export function connectControls(page: HTMLElement, viewer: TraceViewer): void {
  const form = page.querySelector<HTMLFormElement>("#sheet-controls")!;
  const offered = fill(form, viewer);
  recall(form);

  const apply = (): void => {
    const chosen = new FormData(form);
    const text = (name: string, otherwise: string): string => String(chosen.get(name) ?? otherwise);
    viewer.choose({
      paper: {
        ...standardPaper(),
        mmPerS: Number(text("speed", "25")),
        mmPerMv: Number(text("gain", "10")),
        zoom: Number(text("zoom", "1")),
      },
      form: text("form", "rows") as FormName,
      order: text("order", "standard") as LeadOrder,
      rhythm: text("rhythm", "II"),
      filter: text("filter", "none") as FilterChoice,
      waves: chosen.has("waves"),
      beats: chosen.has("beats"),
      findings: chosen.has("findings"),
      explanations: chosen.has("explanations"),
    });
    const strips = FORMS[viewer.choice.form].strips;
    form.querySelector("[data-strip]")?.toggleAttribute("hidden", strips === 0);
    page.classList.toggle("waves-hidden", !chosen.has("waves"));
  };
  form.addEventListener("change", () => {
    apply();
    keep(form);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  connectScreen(apply);
  form.hidden = false;
  apply();

  const pick = (name: string, value: string): void => {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList || field instanceof HTMLSelectElement) {
      field.value = value;
      form.dispatchEvent(new Event("change"));
    }
  };
  const step = (name: string, values: readonly number[], by: number): void => {
    const next = values[values.indexOf(Number(new FormData(form).get(name))) + by];
    if (next !== undefined) pick(name, String(next));
  };
  const cycle = (name: string): void => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement && field.offsetParent !== null) {
      pick(name, field.options[(field.selectedIndex + 1) % field.options.length]!.value);
    }
  };
  const toggle = (name: string): void => {
    const box = form.elements.namedItem(name);
    if (box instanceof HTMLInputElement) {
      box.click();
    }
  };
  bind("+", () => step("zoom", ZOOMS, 1));
  bind("-", () => step("zoom", ZOOMS, -1));
  bind(">", () => step("speed", SPEEDS_MM_PER_S, 1));
  bind("<", () => step("speed", SPEEDS_MM_PER_S, -1));
  bind("G", () => step("gain", GAINS_MM_PER_MV, 1));
  bind("g", () => step("gain", GAINS_MM_PER_MV, -1));
  bind("w", () => toggle("waves"));
  bind("h", () => toggle("beats"));
  bind("F", () => toggle("findings"));
  bind("E", () => toggle("explanations"));
  bind("f", () => cycle("filter"));
  bind("PageDown", () => viewer.turn(1));
  bind("PageUp", () => viewer.turn(-1));
  if (offered.twelveLeads) {
    bind("l", () => cycle("form"));
    bind("r", () => cycle("rhythm"));
  }
  if (offered.limbLeads) {
    bind("o", () => cycle("order"));
  }
}

/** Offers what this recording can be shown in; what it cannot is not there to be chosen. */
function fill(form: HTMLFormElement, viewer: TraceViewer): { twelveLeads: boolean; limbLeads: boolean } {
  const { twelveLeads, limbLeads } = viewer;
  form.querySelector("[data-forms]")?.toggleAttribute("hidden", !twelveLeads);
  form.querySelector("[data-order]")?.toggleAttribute("hidden", !limbLeads);
  if (twelveLeads) {
    const forms = form.elements.namedItem("form") as HTMLSelectElement;
    forms.replaceChildren(...Object.entries(FORMS).map(([name, { title }]) => new Option(name === "rows" ? word("rows") : title, name)));
    const rhythm = form.elements.namedItem("rhythm") as HTMLSelectElement;
    rhythm.replaceChildren(...viewer.leadNames.map((name) => new Option(name, name, name === "II", name === "II")));
  }
  return { twelveLeads, limbLeads };
}

function keep(form: HTMLFormElement): void {
  const entries = [...new FormData(form)].filter(([name]) => !NOT_KEPT.has(name));
  localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(entries)));
}

function recall(form: HTMLFormElement): void {
  const kept = stored<Record<string, string>>(localStorage, KEPT);
  if (!kept) {
    return;
  }
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      field.checked = field.name in kept;
    } else if (field instanceof HTMLSelectElement) {
      const wanted = [...field.options].find((option) => option.value === kept[field.name]);
      if (wanted) wanted.selected = true;
    }
  }
}
