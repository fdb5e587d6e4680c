import { AHEAD, askEarly, readingIn, readingUrl } from "../reading";
import { askFirstStretch } from "../trace/waveform";
import { putClaim } from "./claim";
import { post } from "./post";
import { bind, forgetKeys } from "./shortcuts";

/** Parts of the page that belong to one recording. */
const PARTS = ["#main", "#screen-size"];

/**
 * Fetches the next open recording while this one is read, so that a key shows it once the server has said that the reader
 * may still see it and that its review has not moved on. Without that the key follows the link like a click.
 */
export function connectNext(page: HTMLElement, leave: AbortController, open: (page: HTMLElement) => void): () => void {
  const id = page.dataset.next;
  const link = page.querySelector<HTMLAnchorElement>("[data-next-link]");
  if (!id || !link) {
    return () => undefined;
  }
  const address = `/recordings/${id}`;
  let ahead: Document | null = null;

  const show = (fresh: Document, recording: HTMLElement): void => {
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
  };
  let going = false;
  const go = async (): Promise<void> => {
    if (going) {
      return;
    }
    going = true;
    const recording = ahead?.querySelector<HTMLElement>("#recording");
    const arrival = recording ? await arrive(address).catch(() => null) : null;
    if (ahead && recording && arrival?.stand && arrival.stand === recording.dataset.stand) {
      putClaim(recording, arrival.claim);
      show(ahead, recording);
    } else {
      location.assign(arrival?.instead ?? address);
    }
  };
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      void go();
    }
  });
  bind("n", () => void go());
  return () => {
    const samples = askFirstStretch(`/api/recordings/${id}/waveform`, AHEAD);
    fetch(address, { credentials: "same-origin", headers: AHEAD })
      .then(async (response) => {
        const html = response.ok && !response.redirected ? await response.text() : null;
        ahead = html === null ? null : new DOMParser().parseFromString(html, "text/html");
        // a parser without scripts takes what is there for browsers without for the page's own
        ahead?.querySelectorAll("noscript").forEach((spare) => spare.remove());
        const recording = ahead?.querySelector<HTMLElement>("#recording");
        const reading = recording && askEarly(readingUrl(recording, `/api/recordings/${id}`), readingIn, AHEAD);
        await Promise.all([samples, reading]);
        link.dataset.ready = String(ahead !== null);
      })
      .catch(() => undefined);
  };
}

interface Arrival {
  /** How far the review of the recording is; null where the page that was fetched ahead must not be shown. */
  readonly stand: string | null;
  /** Who reads it now, as the page says it. */
  readonly claim: string;
  /** What to open where somebody else reads the recording by now. */
  readonly instead: string | null;
}

/** Tells the server that a recording is to be shown now. */
async function arrive(address: string): Promise<Arrival> {
  const response = await post(`${address}/shown`);
  const may = response.ok && !response.redirected;
  return {
    stand: may ? response.headers.get("X-Stand") : null,
    claim: may ? await response.text() : "",
    instead: response.headers.get("X-Instead"),
  };
}
