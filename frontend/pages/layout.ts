import { perspective, project, unproject, type Spot } from "./sheet";

const SVG = "http://www.w3.org/2000/svg";

/** Edges of a box by the name of their field, and the two corners of the box between which they lie. */
const EDGES = { left: [3, 0], top: [0, 1], right: [1, 2], bottom: [2, 3] } as const;
type Edge = keyof typeof EDGES;

/** Corners and boxes over the picture: they follow the numbers of the form, and can be dragged. */
export function openPageLayout(page: HTMLElement): void {
  const picture = page.querySelector<SVGSVGElement>("#layout-overlay")!;
  const form = page.querySelector<HTMLFormElement>("#layout-form")!;
  const layer = page.querySelector<SVGGElement>("#layout-boxes")!;
  page.querySelectorAll<HTMLElement>("[data-script]").forEach((note) => (note.hidden = false));
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  const number = (name: string): number => Number(field(name).value.replace(",", "."));
  const corners = (): Spot[] => [0, 1, 2, 3].map((i) => [number(`x-${i}`), number(`y-${i}`)]);
  const map = (): number[] | null => perspective(corners(), number("width"), number("height"));
  const rows = form.querySelectorAll("tbody tr").length;

  const draw = (): void => {
    layer.replaceChildren();
    const sheet = map();
    polygon(layer, "outline", corners());
    for (let row = 0; sheet && row < rows; row++) {
      const lead = field(`lead-${row}`).value;
      const [left, top, right, bottom] = ["left", "top", "right", "bottom"].map((edge) => number(`${edge}-${row}`));
      if (lead && right! > left! && bottom! > top!) {
        const spots = [
          [left!, top!],
          [right!, top!],
          [right!, bottom!],
          [left!, bottom!],
        ].map((spot) => project(sheet, spot as Spot));
        polygon(layer, "lead-box", spots).dataset.all = "";
        label(layer, lead, spots[0]!);
        for (const [edge, [from, to]] of Object.entries(EDGES)) {
          line(layer, spots[from]!, spots[to]!, { row: String(row), edge });
        }
      }
    }
    corners().forEach(([x, y], corner) => handle(layer, x, y, corner));
  };

  const changed = (): void => {
    // what was traced is not what the form says any more
    form.querySelector<HTMLButtonElement>("[data-accept]")?.setAttribute("disabled", "");
    draw();
  };

  /** Moves every box that has a lead, by millimetres. */
  const moveAll = (right: number, down: number): void => {
    for (let row = 0; row < rows; row++) {
      if (field(`lead-${row}`).value) {
        for (const edge of Object.keys(EDGES)) {
          const by = edge === "left" || edge === "right" ? right : down;
          field(`${edge}-${row}`).value = (number(`${edge}-${row}`) + by).toFixed(1);
        }
      }
    }
  };

  let dragged: DOMStringMap | null = null;
  /** Where on the paper all boxes were when they were moved last. */
  let from: Spot = [0, 0];
  const onPaper = (at: Spot): Spot => {
    const sheet = map();
    return sheet ? unproject(sheet, at) : [NaN, NaN];
  };
  picture.addEventListener("pointerdown", (event) => {
    const at = (event.target as Element).closest<SVGElement>("[data-corner], [data-edge], [data-all]");
    if (at) {
      dragged = { ...at.dataset };
      from = onPaper(inPicture(picture, event));
      picture.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  });
  picture.addEventListener("pointermove", (event) => {
    if (!dragged) {
      return;
    }
    const at = inPicture(picture, event);
    if (dragged.corner !== undefined) {
      field(`x-${dragged.corner}`).value = at[0].toFixed(1);
      field(`y-${dragged.corner}`).value = at[1].toFixed(1);
    } else if (dragged.all !== undefined) {
      const [x, y] = onPaper(at);
      // the form has tenths: what is less waits
      const right = Math.round((x - from[0]) * 10) / 10;
      const down = Math.round((y - from[1]) * 10) / 10;
      if (!Number.isFinite(right + down) || (right === 0 && down === 0)) {
        return;
      }
      moveAll(right, down);
      from = [from[0] + right, from[1] + down];
    } else {
      const edge = dragged.edge as Edge;
      const [x, y] = onPaper(at);
      const mm = edge === "left" || edge === "right" ? x : y;
      if (Number.isFinite(mm)) {
        field(`${edge}-${dragged.row}`).value = mm.toFixed(1);
      }
    }
    changed();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    picture.addEventListener(end, () => (dragged = null));
  }
  form.addEventListener("input", changed);
  form.addEventListener("keydown", (event) => {
    const input = event.target as HTMLInputElement;
    const step = Number(input.dataset?.step);
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step && way) {
      event.preventDefault();
      input.value = (Number(input.value) + way * step * (event.shiftKey ? 10 : 1)).toFixed(1);
      changed();
    }
  });
  draw();
}

function inPicture(picture: SVGSVGElement, event: MouseEvent): Spot {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM()!.inverse());
  return [at.x, at.y];
}

function add(layer: SVGGElement, name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  layer.append(element);
  return element;
}

function polygon(layer: SVGGElement, name: string, spots: Spot[]): SVGElement {
  return add(layer, "polygon", { class: name, points: spots.map((spot) => spot.join(",")).join(" ") });
}

/** A thin line to be seen, and over it a broad one to be caught. */
function line(layer: SVGGElement, from: Spot, to: Spot, data: Record<string, string>): void {
  const ends = { x1: String(from[0]), y1: String(from[1]), x2: String(to[0]), y2: String(to[1]) };
  add(layer, "line", { class: "lead-edge", ...ends });
  const grip = add(layer, "line", { class: `lead-grip is-${data.edge}`, ...ends });
  Object.assign(grip.dataset, data);
}

function label(layer: SVGGElement, lead: string, [x, y]: Spot): void {
  add(layer, "text", { x: String(x + 6), y: String(y + 28) }).textContent = lead;
}

function handle(layer: SVGGElement, x: number, y: number, corner: number): void {
  const dot = add(layer, "circle", { class: "corner", cx: String(x), cy: String(y), r: "14" });
  dot.dataset.corner = String(corner);
}
