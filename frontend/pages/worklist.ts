import { listen } from "./live";
import { bind } from "./shortcuts";
import { word } from "../words";

/** Changes are told at once; this is for those that were not, and for how long ago things were. */
const REFRESH_MS = 30_000;

const MIB = 1024 * 1024;

/** A server breaks off where more is sent than it takes, and then the browser can only say that the connection is lost. */
function checkSize(files: HTMLInputElement): void {
  files.addEventListener("change", () => {
    const bytes = [...(files.files ?? [])].reduce((sum, file) => sum + file.size, 0);
    const most = Number(files.dataset.largest);
    const said = word("tooLargeToSend", Math.floor(most / MIB), Math.ceil(bytes / MIB));
    files.setCustomValidity(bytes > most ? said : "");
    files.reportValidity();
  });
}

/** The worklist keeps itself up to date and can be walked with j, k and Enter. */
export function openWorklist(worklist: HTMLElement): void {
  const links = (): HTMLAnchorElement[] => [...worklist.querySelectorAll<HTMLAnchorElement>("a.row-link")];
  const step = (by: number): void => {
    const all = links();
    const at = all.findIndex((link) => link === document.activeElement);
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };
  document.querySelectorAll<HTMLInputElement>("input[data-largest]").forEach(checkSize);
  bind("j", () => step(1));
  bind("k", () => step(-1));
  bind("/", () => document.querySelector<HTMLInputElement>("input[name=text]")?.focus());

  let tag = worklist.dataset.etag ?? "";
  const refresh = async (): Promise<void> => {
    const headers = { "X-Fragment": "worklist", "If-None-Match": tag };
    const response = await fetch(location.href, { headers, credentials: "same-origin", cache: "no-store" });
    if (response.status === 304) {
      return;
    }
    if (response.redirected || response.status === 401) {
      location.reload(); // the session has ended: the server shows the sign-in page
      return;
    }
    if (response.ok) {
      tag = response.headers.get("ETag") ?? "";
      const focused = (document.activeElement as HTMLAnchorElement | null)?.getAttribute("href");
      worklist.innerHTML = await response.text();
      links()
        .find((link) => link.getAttribute("href") === focused)
        ?.focus({ preventScroll: true });
    }
  };
  const renew = (): void => void refresh().catch(() => undefined);
  listen(renew, REFRESH_MS);
}
