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
  page.querySelector<HTMLElement>("[data-script]")!.hidden = false;
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  const number = (name: string): number => Number(field(name).value);
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
        polygon(layer, "lead-box", spots);
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

  let dragged: DOMStringMap | null = null;
  picture.addEventListener("pointerdown", (event) => {
    const at = (event.target as Element).closest<SVGElement>("[data-corner], [data-edge]");
    if (at) {
      dragged = { ...at.dataset };
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
    } else {
      const sheet = map();
      const edge = dragged.edge as Edge;
      const [x, y] = sheet ? unproject(sheet, at) : [NaN, NaN];
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

function polygon(layer: SVGGElement, name: string, spots: Spot[]): void {
  add(layer, "polygon", { class: name, points: spots.map((spot) => spot.join(",")).join(" ") });
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
