import type { TraceViewer } from "../trace/viewer";

/** Follows links to an instant of the recording on the trace of this page instead of to a drawing of ten seconds. */
export function connectJumps(page: HTMLElement, viewer: TraceViewer): void {
  const sheet = page.querySelector<HTMLElement>("#sheet")!;
  const readout = page.querySelector<HTMLElement>("#readout")!;
  page.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-jump]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    viewer.centre(Number(link.dataset.jump) / 1000);
    sheet.scrollIntoView({ block: "center" });
    sheet.focus({ preventScroll: true });
    readout.textContent = link.dataset.says ?? link.textContent!.trim();
  });
}
