import type { BeatPart, Place } from "../reading";

/** Lights up in the representative beat what a finding was judged by; nothing for no places. */
export function lightBeat(page: HTMLElement, places: Place[]): void {
  const drawing = page.querySelector<HTMLElement>("#median-beat");
  drawing?.classList.toggle("is-lit", places.length > 0);
  for (const field of drawing?.querySelectorAll<SVGElement>("[data-part]") ?? []) {
    const lead = field.closest<SVGElement>("[data-lead]")!.dataset.lead!;
    const here = places.filter((place) => place.parts.includes(field.dataset.part as BeatPart));
    field.classList.toggle("of-lead", here.some((place) => place.lead === lead));
    field.classList.toggle("of-all-leads", here.some((place) => place.lead === null));
  }
}
