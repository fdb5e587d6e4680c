import { stored } from "./stored";

/**
 * What was typed into a review and not saved yet, kept in this tab: it survives the end of a session, a reload, and going on
 * to the next recording. Kept by reader, so that nobody finds another's words, and forgotten on signing out.
 */
interface Kept {
  readonly version: string;
  readonly lock: string;
  /** Whether it was sent to be saved; whether that succeeded shows in the lock of the next page. */
  readonly sent: boolean;
  readonly fields: readonly (readonly [string, string])[];
}

export const PREFIX = "einthoven.edits.";

/** What one reader of two says by themselves is not what they say when they adjudicate. */
const keyOf = (page: HTMLElement, form: HTMLFormElement): string =>
  `${PREFIX}${page.dataset.reader}.${page.dataset.recording}${form.dataset.stage ?? ""}`;

const value = (form: HTMLFormElement, name: string): string =>
  (form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? "";

/** Keeps the form's contents while one types, and puts them back. @return whether something was put back */
export function keepEdits(page: HTMLElement, form: HTMLFormElement): boolean {
  const key = keyOf(page, form);
  const keep = (sent: boolean): void => {
    const fields = [...new FormData(form)].flatMap(([name, field]) =>
      isTyped(name) && typeof field === "string" ? [[name, field] as const] : [],
    );
    const kept: Kept = { version: value(form, "version"), lock: value(form, "lock"), sent, fields };
    sessionStorage.setItem(key, JSON.stringify(kept));
  };
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));

  const kept = stored<Kept>(sessionStorage, key);
  if (form.dataset.unsaved === "true") {
    keep(false);
    return false;
  }
  if (!kept || !isOpen(kept, form)) {
    sessionStorage.removeItem(key);
    return false;
  }
  put(form, kept);
  keep(false);
  const notice = page.querySelector<HTMLElement>("#kept-edits")!;
  notice.hidden = false;
  notice.querySelector("[data-discard]")!.addEventListener("click", () => {
    sessionStorage.removeItem(key);
    form.dataset.discarded = "true";
    location.reload();
  });
  return true;
}

/** Forgets what was kept of a form that the server has saved. */
export function forgetEdits(page: HTMLElement, form: HTMLFormElement): void {
  sessionStorage.removeItem(keyOf(page, form));
}

export function forgetAllEdits(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}

const isTyped = (name: string): boolean => /^(verdict|text|said)-|^(added|comment)$/.test(name);

/** What was sent and saved has moved the lock on; what was never sent is open whatever happened meanwhile. */
const isOpen = (kept: Kept, form: HTMLFormElement): boolean =>
  !kept.sent || (kept.version === value(form, "version") && kept.lock === value(form, "lock"));

function put(form: HTMLFormElement, kept: Kept): void {
  const said = new Map(kept.fields);
  for (const [name, typed] of kept.fields) {
    const field = form.elements.namedItem(name);
    const [, kind, finding] = /^(verdict|said)-(.*)$/.exec(name) ?? [];
    // a choice was made on the words of then
    const same = !finding || said.get(`said-${finding}`) === value(form, `said-${finding}`);
    if (kind === "said" || (kind === "verdict" && typed !== "CHANGED" && field && !same)) {
      continue;
    }
    if (field instanceof RadioNodeList || field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      field.value = typed;
    }
  }
}
