import type { Explanation } from "../reading";
import { word } from "../words";

interface Share {
  readonly name: string;
  /** Its part of all that waves or leads add or take away, -1 to 1. */
  readonly share: number;
}

/** Lists which waves and which leads carry a finding, those that carry most first; hides the list where there is nothing. */
export function showShares(list: HTMLElement, explanation: Explanation | null): void {
  const waves = (explanation?.waves ?? []).map(({ wave, share }) => ({ name: word(`part${wave}`), share }));
  const regions = (explanation?.regions ?? []).map(({ region, leads, share }) => ({
    name: word("regionLeads", word(`region${region}`), leads.join(", ")),
    share,
  }));
  list.replaceChildren(...rows(waves), ...rows(regions));
  list.hidden = list.childElementCount === 0;
}

/** What rounds to nothing is left out. */
function rows(shares: Share[]): HTMLElement[] {
  return shares
    .map(({ name, share }) => ({ name, percent: Math.round(100 * share) }))
    .filter(({ percent }) => percent !== 0)
    .sort((a, b) => Math.abs(b.percent) - Math.abs(a.percent))
    .map(({ name, percent }) => row(name, percent));
}

function row(name: string, percent: number): HTMLElement {
  const bar = cell("bar", "");
  bar.classList.add(percent < 0 ? "is-against" : "is-for");
  bar.style.width = `${Math.abs(percent)}%`;
  const track = cell("track", "");
  track.append(bar);
  const item = document.createElement("li");
  item.append(cell("name", name), track, cell("number", `${percent < 0 ? "−" : ""}${Math.abs(percent)} %`));
  return item;
}

function cell(kind: string, text: string): HTMLElement {
  const span = document.createElement("span");
  span.className = kind;
  span.textContent = text;
  return span;
}
