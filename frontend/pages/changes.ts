import { ask, readingIn, type Reading } from "../reading";
import type { History } from "../tools/history";
import { forgetEdits, PREFIX } from "./edits";
import { stored } from "./stored";
import { word } from "../words";

/** What is posted of a change; the server works out all that follows. */
export type Change = Readonly<Record<string, string>>;

/** Fields of the review form that belong to changes made without scripts. */
const MOVED = ["moved-at", "moved-wave", "moved-end", "moved-by", "moved-lead", "moved-reach"];
const FIELDS = ["beat", "class", "measure", "value", "wave", "onsetMs", "offsetMs", ...MOVED];

/**
 * Sends changes of the reading to the server, one after the other, and shows the page as it is with them. What is typed
 * into the review goes along and comes back; a change that was not taken is said and lost nothing.
 */
export class Changes {
  private sending: Promise<void> = Promise.resolve();
  private readonly pendingKey: string;

  /** @param shown is called when parts of the page were replaced and its reading was asked for anew */
  constructor(
    private readonly page: HTMLElement,
    private readonly reading: Reading,
    private readonly history: History,
    private readonly shown: () => void,
    private readonly said: (text: string) => void,
  ) {
    this.pendingKey = `${PREFIX}pending.${page.dataset.reader}.${page.dataset.recording}`;
  }

  /** Makes a change that can be taken back. */
  make(change: Change): void {
    this.queue(async () => {
      let number = await this.send(change);
      if (number === null) return;
      this.history.remember({
        undo: () => this.queue(async () => void (await this.send({ "take-back": String(number) }))),
        redo: () =>
          this.queue(async () => {
            number = (await this.send(change)) ?? number;
          }),
      });
    });
  }

  /** A change that was on its way when the session ended. */
  resume(): void {
    const pending = stored<Change>(sessionStorage, this.pendingKey);
    if (pending) {
      sessionStorage.removeItem(this.pendingKey);
      this.make(pending);
    }
  }

  private queue(task: () => Promise<void>): void {
    this.sending = this.sending.then(task).catch((failed: unknown) => {
      this.said(word("notChanged", failed instanceof Error ? failed.message : String(failed)));
    });
  }

  /** @return the number of the change in the log; null where it was not taken */
  private async send(change: Change): Promise<number | null> {
    const form = this.page.querySelector<HTMLFormElement>("#review");
    if (!form) return null;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && !FIELDS.includes(name)) body.append(name, value);
    }
    Object.entries(change).forEach(([name, value]) => body.set(name, value));
    const began = performance.now();
    const response = await fetch(`/recordings/${this.page.dataset.recording}/edits`, {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { Accept: "text/html" },
    });
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!fresh.getElementById("recording")) {
      await this.lost(change, response, fresh);
      return null;
    }
    // a form that could not be saved says so, and is kept again as it comes back
    forgetEdits(this.page, form);
    await this.show(fresh);
    this.page.dataset.changedInMs = String(Math.round(performance.now() - began));
    const message = this.page.querySelector(".side [role=alert]")?.textContent;
    if (!response.ok) {
      this.said(message ?? word("notChangedAtAll"));
      return null;
    }
    const line = this.page.querySelector(".edit-log li");
    this.said(line?.firstChild?.textContent?.trim() ?? "");
    return Number(this.page.querySelector<HTMLElement>("#edits")?.dataset.last);
  }

  /** The session has ended, or the recording is not there any more. */
  private async lost(change: Change, response: Response, fresh: Document): Promise<void> {
    if (fresh.querySelector("form[action*=login], input[type=password]")) {
      sessionStorage.setItem(this.pendingKey, JSON.stringify(change));
      this.said(word("signedOut"));
      location.assign(`/recordings/${this.page.dataset.recording}`);
      return;
    }
    const why = fresh.querySelector(response.status === 404 ? "main h1" : "main p")?.textContent ?? response.statusText;
    this.said(`${word("notChanged", why)} ${word("typedStays")}`);
  }

  private async show(fresh: Document): Promise<void> {
    Object.assign(this.reading, await ask(`/api/recordings/${this.page.dataset.recording}/reading?as=draft`, readingIn));
    const focused = document.activeElement?.id ?? "";
    const open = [...this.page.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent);
    const parts = [".side", "#holter", "#median-beat", "#beat-title", ".patient-line > .badge", "#claim"] as const;
    for (const part of parts) {
      const now = fresh.querySelector(part);
      const before = this.page.querySelector(part);
      if (now && before) before.replaceWith(document.adoptNode(now));
    }
    for (const summary of this.page.querySelectorAll(":is(.side, #holter) details > summary")) {
      if (open.includes(summary.textContent)) summary.parentElement!.setAttribute("open", "");
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.shown();
  }
}

/** The fields for a beat and an interval, and the log's buttons: sent without leaving the page. */
export function connectChangeFields(page: HTMLElement, changes: Changes): void {
  const room = page.querySelector<HTMLElement>("#edits");
  const value = (name: string): string => room?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)?.value ?? "";
  const of: Record<string, readonly string[]> = {
    class: ["beat", "class"],
    delete: ["beat"],
    interval: ["measure", "value"],
    "wave-add": ["wave", "onsetMs", "offsetMs"],
    "boundary-of-wave": MOVED,
  };
  room?.querySelectorAll<HTMLButtonElement>("button[formaction]").forEach((button) => {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const fields = (of[button.value] ?? []).map((name) => [name, value(name)] as const);
      changes.make({ [button.name]: button.value, ...Object.fromEntries(fields) });
    });
  });
  room?.querySelectorAll<HTMLInputElement>("input").forEach((input) => {
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        input.closest("fieldset")?.querySelector("button")?.click();
      }
    });
  });
}
