import type { History } from "../tools/history";
import { keepEdits } from "./edits";
import { bind } from "./shortcuts";

/** The review form: keys for deciding, and nothing typed is lost by leaving the page unawares. */
export function connectReview(page: HTMLElement, history: History, left: AbortSignal): void {
  const form = page.querySelector<HTMLFormElement>("#review");
  if (!form) {
    bind("a", () => page.querySelector<HTMLElement>("[data-amend]")?.click());
    bind("s", () => page.querySelector<HTMLElement>("#own-reading [data-commit]")?.click());
    return;
  }
  let dirty = keepEdits(page, form) || form.dataset.unsaved === "true";
  form.addEventListener("input", (event) => {
    dirty = true;
    openWording(event.target);
  });
  form.addEventListener("submit", () => {
    dirty = false;
  });
  addEventListener(
    "beforeunload",
    (event) => {
      if (dirty && !form.dataset.discarded) event.preventDefault();
    },
    { signal: left },
  );

  remember(page, form, history);
  const decide = (decision: string): void => {
    const item = page.querySelector("li.is-shown") ?? document.activeElement?.closest("li.finding");
    item?.querySelector<HTMLInputElement>(`input[type=radio][value=${decision}]`)?.click();
    if (decision === "CHANGED") item?.querySelector<HTMLInputElement>("input[type=text]")?.focus();
  };
  bind("c", () => decide("CONFIRMED"));
  bind("e", () => decide("CHANGED"));
  bind("x", () => decide("REJECTED"));
  bind("m", () => form.querySelector<HTMLTextAreaElement>("textarea[name=comment]")?.focus());
  bind("d", () => form.querySelector<HTMLButtonElement>("button[value=save]")?.click());
  bind("s", () => form.querySelector<HTMLButtonElement>("button[value=sign], button[value=commit]")?.click());
}

/** Decisions can be taken back, also to none. */
function remember(page: HTMLElement, form: HTMLFormElement, history: History): void {
  const decided = (name: string): string => String(new FormData(form).get(name) ?? "");
  const before = new Map<string, string>();
  for (const radio of form.querySelectorAll<HTMLInputElement>("input[type=radio]")) {
    before.set(radio.name, decided(radio.name));
  }
  const decide = (name: string, value: string): void => {
    before.set(name, value);
    // the form is another one once the reading was changed
    for (const radio of page.querySelectorAll<HTMLInputElement>(`#review input[name="${name}"]`)) {
      radio.checked = radio.value === value;
    }
  };
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "radio") {
      const { name, value } = target;
      const old = before.get(name) ?? "";
      before.set(name, value);
      history.remember({ redo: () => decide(name, value), undo: () => decide(name, old) });
    }
  });
}

/** Typing a new wording is choosing to change. */
function openWording(target: EventTarget | null): void {
  if (target instanceof HTMLInputElement && target.type === "text") {
    const changed = target.closest("li.finding")?.querySelector<HTMLInputElement>("input[value=CHANGED]");
    if (changed && target.value !== "") changed.checked = true;
  }
}
