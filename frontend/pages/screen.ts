import { CARD_MM, forgetCardWidth, isScreenMeasured, keepCardWidth, screenPxPerMm } from "../trace/screen";
import { bind } from "./shortcuts";
import { word } from "../words";

/** The dialog in which a screen is measured with a bank card, so that a millimetre of paper is one on it. */
export function connectScreen(changed: () => void): void {
  const dialog = document.getElementById("screen-size") as HTMLDialogElement;
  const width = dialog.querySelector<HTMLInputElement>("input[name=card]")!;
  const card = dialog.querySelector<HTMLElement>("[data-card]")!;
  const openers = [...document.querySelectorAll<HTMLButtonElement>("[data-opens=screen-size]")];

  const show = (): void => {
    card.style.width = `${width.value}px`;
  };
  const state = (): void => {
    for (const opener of openers) {
      opener.textContent = word(isScreenMeasured() ? "screenMeasured" : "measureScreen");
    }
  };
  const open = (): void => {
    width.value = String(screenPxPerMm() * CARD_MM);
    show();
    dialog.showModal();
  };
  width.addEventListener("input", show);
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "keep") keepCardWidth(Number(width.value));
    if (dialog.returnValue === "forget") forgetCardWidth();
    dialog.returnValue = "";
    state();
    changed();
  });
  openers.forEach((opener) => opener.addEventListener("click", open));
  bind("M", open);
  state();
}
