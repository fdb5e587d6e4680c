/**
 * Single-key shortcuts. They can be switched off (WCAG 2.1.4), never fire while one types, and are listed in the
 * dialog that "?" opens.
 */
type Action = () => void;

const actions = new Map<string, Action>();
const SWITCHED_OFF = "einthoven.shortcuts-off";

/** Binds a key. @return what it did before */
export function bind(key: string, action: Action): Action | undefined {
  const before = actions.get(key);
  actions.set(key, action);
  return before;
}

/** Before another recording takes the place of this one; the list of keys stays. */
export function forgetKeys(): void {
  const list = actions.get("?");
  actions.clear();
  if (list) actions.set("?", list);
}

/** Enter does there what the element is for. */
const pressed = (event: KeyboardEvent): boolean =>
  event.key === "Enter" && event.target instanceof HTMLElement && event.target.matches("a, button, summary, input");

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");

export function openShortcuts(): void {
  const dialog = document.getElementById("shortcuts") as HTMLDialogElement | null;
  if (!dialog) {
    return;
  }
  const enabled = dialog.querySelector<HTMLInputElement>("input[name=shortcuts-on]")!;
  enabled.checked = localStorage.getItem(SWITCHED_OFF) === null;
  enabled.addEventListener("change", () => {
    if (enabled.checked) localStorage.removeItem(SWITCHED_OFF);
    else localStorage.setItem(SWITCHED_OFF, "yes");
  });
  bind("?", () => dialog.showModal());
  document.querySelectorAll("[data-opens=shortcuts]").forEach((button) => {
    button.addEventListener("click", () => dialog.showModal());
  });
  document.addEventListener("keydown", (event) => {
    // who has typed goes on by keys
    if (event.key === "Escape" && enabled.checked && typing(event.target) && !document.querySelector("dialog[open]")) {
      (event.target as HTMLElement).blur();
      return;
    }
    const elsewhere = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
    if (elsewhere || !enabled.checked || typing(event.target) || pressed(event) || document.querySelector("dialog[open]")) {
      return;
    }
    const action = actions.get(event.key);
    if (action) {
      event.preventDefault();
      action();
    }
  });
}
