import { putClaim } from "./claim";
import { listen } from "./live";

/** Changes are told at once; this is for those that were not. */
const LOOK_MS = 60_000;

/** Tells the reader of an open recording who reads it now, and what others made of it; what was typed stays as it is. */
export function connectNow(page: HTMLElement, left: AbortSignal): void {
  let looks = 0;
  const look = async (): Promise<void> => {
    const own = ++looks;
    const { recording, stamp } = page.dataset;
    const answer = await fetch(`/recordings/${recording}/now?seen=${stamp}`, { credentials: "same-origin" });
    const gone = answer.status === 404;
    if (!(answer.ok || gone) || answer.redirected || left.aborted) {
      return;
    }
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    // what an earlier look found is older than what is shown, or will be at once
    if (own !== looks || left.aborted) return;
    const claim = now.getElementById("claim");
    if (claim && !page.querySelector("#claim")?.contains(document.activeElement)) putClaim(page, claim.outerHTML);
    const told = now.getElementById("changed");
    if (told?.dataset.read && !page.querySelector("#review")) {
      location.reload();
      return;
    }
    const before = page.querySelector("#changed");
    if (told && told.textContent !== before?.textContent) {
      before?.remove();
      page.querySelector(".patient-head")?.after(document.adoptNode(told));
    }
  };
  // of what was erased nothing can be kept, and the page is all that still has what was typed
  page.addEventListener(
    "submit",
    (event) => {
      const gone = page.querySelector<HTMLElement>("#changed[data-gone]");
      if (gone) {
        event.preventDefault();
        event.stopPropagation();
        gone.focus();
      }
    },
    { capture: true, signal: left },
  );
  listen(() => void look().catch(() => undefined), LOOK_MS, left);
}
