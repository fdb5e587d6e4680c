import { post } from "./post";
import { bind } from "./shortcuts";

/** Claims a recording, or gives it back, without loading the page; who begins to write claims what nobody else reads. */
export function connectClaim(page: HTMLElement): void {
  const form = (): HTMLFormElement | null => page.querySelector("#claim");
  const send = async (action: string): Promise<void> => {
    const here = form();
    if (!here) {
      return;
    }
    const answer = await post(here.getAttribute("action")!, { action }, { "X-Fragment": "claim" });
    // what was erased meanwhile, or what the server cannot do now, is told of beside what was typed, which a fresh page would have lost
    if (answer.status === 404 || answer.status >= 500) return;
    if (answer.redirected || !answer.ok) {
      location.reload(); // the session has ended: the page says so
      return;
    }
    const focused = here.contains(document.activeElement);
    putClaim(page, await answer.text());
    if (focused) form()?.querySelector("button")?.focus();
  };
  const attempt = (action: string): void => void send(action).catch(() => undefined);
  page.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target === form() && button instanceof HTMLButtonElement) {
      event.preventDefault();
      attempt(button.value);
    }
  });
  page.querySelector("#review")?.addEventListener("input", () => {
    if (form()?.dataset.free === "true") attempt("claim");
  });
  bind("C", () => form()?.querySelector("button")?.click());
}

/** Puts what the server says of who reads a recording in its place on the page. */
export function putClaim(page: HTMLElement, html: string): void {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  page.querySelector("#claim")?.replaceWith(holder.content);
}
