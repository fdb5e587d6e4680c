import { bind } from "./shortcuts";

/** The review form: keys for deciding, and nothing typed is lost by leaving the page unawares. */
export function connectReview(page: HTMLElement): void {
  const form = page.querySelector<HTMLFormElement>("#review");
  if (!form) {
    bind("a", () => page.querySelector<HTMLElement>("[data-amend]")?.click());
    return;
  }
  let dirty = form.dataset.unsaved === "true";
  form.addEventListener("input", (event) => {
    dirty = true;
    openWording(event.target);
  });
  form.addEventListener("submit", () => {
    dirty = false;
  });
  addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });

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
  bind("s", () => form.querySelector<HTMLButtonElement>("button[value=sign]")?.click());
}

/** Typing a new wording is choosing to change. */
function openWording(target: EventTarget | null): void {
  if (target instanceof HTMLInputElement && target.type === "text") {
    const changed = target.closest("li.finding")?.querySelector<HTMLInputElement>("input[value=CHANGED]");
    if (changed && target.value !== "") changed.checked = true;
  }
}
