import { GAINS_MM_PER_MV, SPEEDS_MM_PER_S, ZOOMS, type Paper } from "../trace/paper";
import type { LayoutName } from "../trace/layout";
import type { TraceViewer } from "../trace/viewer";
import { bind } from "./shortcuts";

/** Connects the switches above the trace and their keys. */
export function connectControls(page: HTMLElement, viewer: TraceViewer): void {
  const form = page.querySelector<HTMLFormElement>("#sheet-controls")!;
  const printedForm = form.querySelector<HTMLInputElement>("input[value=printed]");
  if (printedForm && !viewer.twelveLeads) {
    // the printed form is one of twelve leads: without them there is nothing to choose
    printedForm.closest("fieldset")!.hidden = true;
  }
  const apply = (): void => {
    const chosen = new FormData(form);
    const paper: Paper = {
      mmPerS: Number(chosen.get("speed") ?? 25),
      mmPerMv: Number(chosen.get("gain") ?? 10),
      zoom: Number(chosen.get("zoom") ?? 1),
    };
    viewer.choose({
      paper,
      layout: (chosen.get("layout") ?? "rows") as LayoutName,
      waves: chosen.has("waves"),
      beats: chosen.has("beats"),
    });
    page.classList.toggle("waves-hidden", !chosen.has("waves"));
  };
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;

  const pick = (name: string, value: string): void => {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList || field instanceof HTMLSelectElement) {
      field.value = value;
      apply();
    }
  };
  const step = (name: string, values: readonly number[], by: number): void => {
    const now = Number(new FormData(form).get(name));
    const next = values[values.indexOf(now) + by];
    if (next !== undefined) pick(name, String(next));
  };
  const toggle = (name: string): void => {
    const box = form.elements.namedItem(name);
    if (box instanceof HTMLInputElement) {
      box.checked = !box.checked;
      apply();
    }
  };
  bind("+", () => step("zoom", ZOOMS, 1));
  bind("-", () => step("zoom", ZOOMS, -1));
  bind(">", () => step("speed", SPEEDS_MM_PER_S, 1));
  bind("<", () => step("speed", SPEEDS_MM_PER_S, -1));
  bind("G", () => step("gain", GAINS_MM_PER_MV, 1));
  bind("g", () => step("gain", GAINS_MM_PER_MV, -1));
  bind("w", () => toggle("waves"));
  bind("l", () => {
    if (viewer.twelveLeads) pick("layout", viewer.choice.layout === "rows" ? "printed" : "rows");
  });
}
