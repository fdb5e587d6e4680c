import type { Reading } from "../reading";
import type { TraceViewer } from "../trace/viewer";
import type { PointedBeat } from "./beats";
import type { Changes } from "./changes";
import { bind } from "./shortcuts";

/**
 * A long recording: shows the two leads that its reader chose, goes through the beats of a template by key, and changes the
 * class of all of them at once. The parts of the page may be replaced at any time, so nothing of them is kept.
 */
export function connectHolter(
  page: HTMLElement,
  viewer: TraceViewer,
  reading: Reading,
  changes: Changes,
  pointed: PointedBeat,
): void {
  const leads = room(page)?.dataset.leads?.split(" ").filter(Boolean);
  if (!leads) {
    return;
  }
  const readout = page.querySelector<HTMLElement>("#readout")!;
  let number = "";
  let at = -1;
  viewer.choose({ leads: viewer.twelveLeads || viewer.leadNames.length > 2 ? leads : [] });
  const asked = Number(new URLSearchParams(location.search).get("at"));
  if (asked > 0) viewer.centre(asked / 1000);

  const reveal = (): void => {
    for (const template of templates(page)) {
      const button = template.querySelector<HTMLElement>("[data-go-through]")!;
      const here = template.dataset.template === number;
      button.hidden = false;
      button.setAttribute("aria-pressed", String(here));
      template.classList.toggle("is-shown", here);
    }
  };
  const go = (by: number): void => {
    const template = templates(page).find((one) => one.dataset.template === number);
    if (!template) {
      choose(0);
      return;
    }
    const beats = places(template.dataset.beats!);
    at = Math.min(beats.length - 1, Math.max(0, at + by));
    const beat = reading.beats[beats[at]!];
    if (!beat) return;
    pointed.go(beats[at]!);
    const name = template.querySelector("h3")!.textContent!.trim();
    readout.textContent = `${name}: ${at + 1} / ${beats.length}, ${(beat.timeMs / 1000).toFixed(2)} s`;
  };
  const choose = (index: number): void => {
    const all = templates(page);
    const template = all[index % all.length];
    if (!template) return;
    number = template.dataset.template!;
    at = 0;
    reveal();
    go(0);
  };
  page.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("#holter button");
    const template = button?.closest<HTMLElement>("[data-template]");
    if (!button || !template) return;
    if (button.hasAttribute("data-go-through")) {
      choose(templates(page).indexOf(template));
      page.querySelector<HTMLElement>("#sheet")!.scrollIntoView({ block: "center" });
    } else if (button.name === "edit") {
      event.preventDefault();
      const field = `class-${template.dataset.template}`;
      changes.make({
        edit: button.value,
        [field]: template.querySelector<HTMLSelectElement>("select")!.value,
        // a number of a template holds for the reading that is seen now, however long the change is on its way
        edits: room(page)!.dataset.edits!,
      });
    }
  });
  new MutationObserver(() => {
    if (room(page)?.querySelector("[data-go-through][hidden]")) reveal();
  }).observe(page, { childList: true, subtree: true });
  bind("J", () => go(1));
  bind("K", () => go(-1));
  bind("T", () => choose(templates(page).findIndex((one) => one.dataset.template === number) + 1));
  reveal();
}

const room = (page: HTMLElement): HTMLElement | null => page.querySelector<HTMLElement>("#holter");

const templates = (page: HTMLElement): HTMLElement[] => [
  ...page.querySelectorAll<HTMLElement>("#holter [data-template]"),
];

/** "0-2,7" stands for the beats 0, 1, 2 and 7 of the reading. */
function places(ranges: string): number[] {
  return ranges.split(",").flatMap((range) => {
    const [from, to = from] = range.split("-").map(Number);
    return Array.from({ length: to! - from! + 1 }, (_, i) => from! + i);
  });
}
