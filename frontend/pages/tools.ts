import type { Reading } from "../reading";
import type { History } from "../tools/history";
import { Magnifier } from "../tools/magnifier";
import { Measuring, type Tool } from "../tools/measuring";
import { drawSuperimposed } from "../tools/superimposed";
import type { TraceViewer } from "../trace/viewer";
import { bind } from "./shortcuts";
import { word } from "../words";

/** Samples that a key moves a point of the calipers by, and the longer step in milliseconds: a small square at 25 mm/s. */
const STEP_SAMPLES = 1;
const LONG_STEP_MS = 40;

/** Connects what a reader measures with: buttons, pointer and keys. */
export function connectTools(page: HTMLElement, viewer: TraceViewer, reading: Reading, history: History): void {
  const sheet = page.querySelector<HTMLElement>("#sheet")!;
  const readout = page.querySelector<HTMLElement>("#readout")!;
  const say = (text: string): void => {
    readout.textContent = text;
  };
  const measuring = new Measuring(viewer, reading, history, say);
  const magnifier = new Magnifier(viewer, sheet, page.querySelector<HTMLCanvasElement>("#lens")!);
  page.querySelector<HTMLElement>("#tools")!.hidden = false;
  const buttons = new Map(
    [...page.querySelectorAll<HTMLButtonElement>("[data-tool]")].map((button) => [button.dataset.tool!, button]),
  );

  const take = (tool: Tool): void => {
    measuring.tool = measuring.tool === tool ? "none" : tool;
    sheet.dataset.tool = measuring.tool;
    for (const name of ["calipers", "tangent"]) {
      buttons.get(name)?.setAttribute("aria-pressed", String(measuring.tool === name));
    }
    viewer.redraw();
  };
  const actions: Record<string, () => void> = {
    calipers: () => {
      take("calipers");
      if (measuring.tool === "calipers" && measuring.count === 0) measuring.open();
    },
    tangent: () => {
      take("tangent");
      if (measuring.tool === "tangent") measuring.measureQt();
    },
    magnifier: () => {
      magnifier.toggle();
      buttons.get("magnifier")?.setAttribute("aria-pressed", String(magnifier.shown));
    },
    undo: () => {
      // what is shown again says so itself
      say(word("takenBack"));
      if (!history.undo()) say(word("nothingToTakeBack"));
    },
    redo: () => {
      say(word("doneAgain"));
      if (!history.redo()) say(word("nothingToDoAgain"));
    },
  };
  buttons.forEach((button, name) => button.addEventListener("click", () => actions[name]!()));

  sheet.addEventListener("pointerdown", (event) => {
    if (measuring.tool === "none" || event.button !== 0) {
      return;
    }
    event.preventDefault();
    const box = sheet.getBoundingClientRect();
    const x = (pointer: PointerEvent): number => pointer.clientX - box.left;
    if (measuring.tool === "tangent") {
      measuring.measureQt(x(event), event.clientY - box.top);
      return;
    }
    const gripped = measuring.grip(x(event), event.clientY - box.top);
    sheet.setPointerCapture(event.pointerId);
    const drag = (pointer: PointerEvent): void => gripped.drag(x(pointer));
    sheet.addEventListener("pointermove", drag);
    const drop = (): void => {
      sheet.removeEventListener("pointermove", drag);
      gripped.drop();
    };
    sheet.addEventListener("lostpointercapture", drop, { once: true });
  });

  const long = Math.max(STEP_SAMPLES, Math.round((LONG_STEP_MS / 1000) * viewer.sampleRateHz));
  bind("p", actions.calipers!);
  bind("P", () => measuring.open());
  bind(",", () => measuring.move(-STEP_SAMPLES));
  bind(".", () => measuring.move(STEP_SAMPLES));
  bind("(", () => measuring.move(-long));
  bind(")", () => measuring.move(long));
  bind("i", () => measuring.hold());
  bind("y", () => measuring.march());
  bind("Delete", () => measuring.remove());
  bind("t", actions.tangent!);
  bind("z", actions.magnifier!);
  bind("u", actions.undo!);
  bind("U", actions.redo!);
  connectSuperimposed(page, viewer, reading);
}

/** All beats of a lead over one another: drawn when it is opened, and again when the lead or the classes change. */
function connectSuperimposed(page: HTMLElement, viewer: TraceViewer, reading: Reading): void {
  const room = page.querySelector<HTMLDetailsElement>("#superimposed");
  if (!room) {
    return;
  }
  const canvas = room.querySelector("canvas")!;
  const caption = room.querySelector<HTMLElement>("[data-caption]")!;
  const lead = room.querySelector<HTMLSelectElement>("select")!;
  const boxes = [...room.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const present = new Set<string>(reading.beats.map((beat) => beat.class));
  boxes.forEach((box) => box.closest("label")!.toggleAttribute("hidden", !present.has(box.value)));
  lead.replaceChildren(...viewer.leadNames.map((name) => new Option(name, name, name === "II", name === "II")));
  const draw = (): void => {
    if (!room.open) {
      return;
    }
    const classes = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const { shown, all } = drawSuperimposed(
      canvas,
      viewer.signal(lead.value),
      viewer.sampleRateHz,
      reading.beats,
      classes,
    );
    const rest = shown < all ? ` ${word("othersCutOff")}` : "";
    caption.textContent =
      `${word("superimposed", shown, all)}${rest} ${word("largeSquare")}`;
    canvas.setAttribute("aria-label", word("ofLead", lead.value, caption.textContent));
  };
  room.addEventListener("toggle", draw);
  room.addEventListener("change", draw);
  bind("v", () => {
    room.open = !room.open;
    if (room.open) room.scrollIntoView({ block: "nearest" });
  });
}
