import type { Place } from "../reading";
import type { TraceViewer } from "../trace/viewer";
import type { Panel } from "../trace/layout";

/**
 * Names the leads in which a finding is marked where none of them is on the screen: a sheet of twelve rows is higher than
 * most screens. What it says is an arrow and names; the line of evidence says the same in words.
 */
export class OffScreen {
  private readonly sheet: HTMLElement;
  private readonly pointer: HTMLElement;
  private leads = new Set<string>();

  constructor(
    page: HTMLElement,
    private readonly viewer: TraceViewer,
    leave: AbortSignal,
  ) {
    this.sheet = page.querySelector<HTMLElement>("#sheet")!;
    this.pointer = page.querySelector<HTMLElement>("#off-screen")!;
    const look = (): void => this.point();
    addEventListener("scroll", look, { passive: true, signal: leave });
    addEventListener("resize", look, { signal: leave });
  }

  /** @param places of the finding whose evidence is shown; none where it is hidden */
  mark(places: Place[]): void {
    this.leads = new Set(places.flatMap(({ lead }) => lead ?? []));
    this.point();
  }

  /** Scrolls to the first of them, where none is on the screen. */
  bring(): void {
    const [first] = this.away();
    if (first) {
      const [top, bottom] = this.edges(first);
      scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: "instant" });
    }
  }

  private point(): void {
    const away = this.away();
    const below = away[0] !== undefined && this.edges(away[0])[0] > 0;
    this.pointer.hidden = away.length === 0;
    this.pointer.textContent = `${below ? "↓" : "↑"} ${[...new Set(away.map(({ lead }) => lead.name))].join(", ")}`;
  }

  /** Where they are drawn; nothing where one of them is seen. */
  private away(): Panel[] {
    const panels = this.viewer.view().sheet.panels.filter(({ lead }) => this.leads.has(lead.name));
    const seen = panels.some((panel) => {
      const [top, bottom] = this.edges(panel);
      return (top + bottom) / 2 > 0 && (top + bottom) / 2 < innerHeight;
    });
    return seen ? [] : panels;
  }

  /** Upper and lower edge of a panel in the window, in px. */
  private edges(panel: Panel): [number, number] {
    const view = this.viewer.view();
    const top = this.sheet.getBoundingClientRect().top + view.y(panel.topMm);
    return [top, top + view.y(panel.heightMm)];
  }
}
