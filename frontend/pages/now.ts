import { putClaim } from "./claim";
import { listen } from "./live";

/** Tells the reader of an open recording who reads it now, and what others made of it; what was typed stays as it is. */
export function connectNow(page: HTMLElement, left: AbortSignal): void {
  const look = async (): Promise<void> => {
    const { recording, stamp } = page.dataset;
    const answer = await fetch(`/recordings/${recording}/now?seen=${stamp}`, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected || left.aborted) {
      return;
    }
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    const claim = now.getElementById("claim");
    if (claim && !page.querySelector("#claim")?.contains(document.activeElement)) putClaim(page, claim.outerHTML);
    const told = now.getElementById("changed");
    const before = page.querySelector("#changed");
    if (told && told.textContent !== before?.textContent) {
      before?.remove();
      page.querySelector(".patient-head")?.after(document.adoptNode(told));
    }
  };
  listen(() => void look().catch(() => undefined), left);
}
