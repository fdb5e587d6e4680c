import { askAhead } from "../reading";
import { firstStretchUrl } from "../trace/waveform";
import { bind, forgetKeys } from "./shortcuts";

/** What was fetched ahead is shown up to this long after: readings do not change, but reviews do. */
const FRESH_MS = 10 * 60_000;

/** Parts of the page that belong to one recording. */
const PARTS = ["#main", "#screen-size"];

/**
 * Fetches the next open recording while this one is read, so that a key shows it at once. Without that, or when it is too
 * old, the key follows the link like a click.
 */
export function connectNext(page: HTMLElement, leave: AbortController, open: (page: HTMLElement) => void): () => void {
  const id = page.dataset.next;
  const link = page.querySelector<HTMLAnchorElement>("[data-next-link]");
  if (!id || !link) {
    return () => undefined;
  }
  const address = `/recordings/${id}`;
  let ahead: { html: string; at: number } | null = null;

  const fetchPage = async (): Promise<string | null> => {
    const response = await fetch(address, { credentials: "same-origin" });
    return response.ok && !response.redirected ? response.text() : null;
  };
  const show = (html: string): void => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const recording = fresh.querySelector<HTMLElement>("#recording");
    if (!recording) {
      location.assign(address);
      return;
    }
    leave.abort();
    forgetKeys();
    document.title = fresh.title;
    for (const part of PARTS) {
      document.querySelector(part)?.replaceWith(document.adoptNode(fresh.querySelector(part)!));
    }
    history.pushState(null, "", address);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
    open(recording);
    void recheck(recording, fetchPage);
  };
  const go = (): void => {
    if (ahead && performance.now() - ahead.at < FRESH_MS) show(ahead.html);
    else location.assign(address);
  };
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      go();
    }
  });
  bind("n", go);
  return () => {
    const api = `/api/recordings/${id}`;
    askAhead(`${api}/reading`);
    askAhead(firstStretchUrl(`${api}/waveform`));
    fetchPage()
      .then((html) => {
        ahead = html === null ? null : { html, at: performance.now() };
        link.dataset.ready = String(ahead !== null);
      })
      .catch(() => undefined);
  };
}

/** Looks whether the review has moved on since the page was fetched ahead; then it is loaded anew, typed words and all. */
async function recheck(recording: HTMLElement, fetchPage: () => Promise<string | null>): Promise<void> {
  const html = await fetchPage().catch(() => null);
  if (html === null || !recording.isConnected) {
    return;
  }
  const state = (root: ParentNode): string =>
    ["version", "lock"].map((name) => root.querySelector<HTMLInputElement>(`#review [name=${name}]`)?.value).join(" ");
  if (state(new DOMParser().parseFromString(html, "text/html")) !== state(recording)) {
    location.reload();
  }
}
