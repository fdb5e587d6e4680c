/** Where 0 mV lies in the picture, and how far a millivolt moves the trace. */
interface Place {
  x: number;
  y: number;
  xPerMv: number;
  yPerMv: number;
}

interface Trace {
  lead: string;
  fromS: number;
  stepS: number;
  places: Place[];
}

/** What a click on the picture means: the lead that is nearest there, when, and how high. */
interface Spot {
  lead: string;
  s: number;
  mv: number;
  x: number;
  y: number;
}

/** No trace on paper leaves its line by more. */
const HIGHEST_MV = 3;

/** Two clicks on the picture fill in a line of the form in which the trace is mended. */
export function openPrintedPage(page: HTMLElement): void {
  const picture = page.querySelector<SVGSVGElement>("#printed-overlay")!;
  const form = page.querySelector<HTMLFormElement>("#mends")!;
  page.querySelector<HTMLElement>("[data-script]")!.hidden = false;
  const traces = [...picture.querySelectorAll<SVGGElement>("g[data-places]")].map(read);
  const field = (name: string, row: number): HTMLInputElement | HTMLSelectElement =>
    form.elements.namedItem(`${name}-${row}`) as HTMLInputElement | HTMLSelectElement;
  let first: Spot | null = null;

  picture.addEventListener("click", (event) => {
    const row = openLine(form, field);
    const spot = row < 0 ? null : nearest(traces, inPicture(picture, event), first?.lead);
    if (!spot) {
      return;
    }
    mark(picture, spot);
    if (!first) {
      first = spot;
      field("lead", row).value = spot.lead;
      field("from", row).value = spot.s.toFixed(2);
      field("from-mv", row).value = field("action", row).value === "draw" ? spot.mv.toFixed(2) : "";
      return;
    }
    const ends = first.s <= spot.s ? [first, spot] : [spot, first];
    const draws = field("action", row).value === "draw";
    field("from", row).value = ends[0]!.s.toFixed(2);
    field("to", row).value = ends[1]!.s.toFixed(2);
    field("from-mv", row).value = draws ? ends[0]!.mv.toFixed(2) : "";
    field("to-mv", row).value = draws ? ends[1]!.mv.toFixed(2) : "";
    first = null;
  });
}

/** The first line for which a change is chosen and whose end is still open; -1 for none. */
function openLine(
  form: HTMLFormElement,
  field: (name: string, row: number) => HTMLInputElement | HTMLSelectElement,
): number {
  const rows = form.querySelectorAll("tbody tr").length;
  for (let row = 0; row < rows; row++) {
    if (field("action", row).value !== "" && field("to", row).value === "") {
      return row;
    }
  }
  return -1;
}

function read(group: SVGGElement): Trace {
  const [fromS, stepS, places] = JSON.parse(group.dataset.places!) as [number, number, Place[]];
  return { lead: group.dataset.lead!, fromS, stepS, places };
}

function inPicture(picture: SVGSVGElement, event: MouseEvent): DOMPoint {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM()!.inverse());
}

/** @param only the lead in which the stretch began; any before */
function nearest(traces: Trace[], at: DOMPoint, only?: string): Spot | null {
  let best: Spot | null = null;
  let least = Infinity;
  for (const trace of traces.filter((one) => only === undefined || one.lead === only)) {
    trace.places.forEach((place, i) => {
      const dx = at.x - place.x;
      const dy = at.y - place.y;
      const squared = place.xPerMv * place.xPerMv + place.yPerMv * place.yPerMv;
      const mv = (dx * place.xPerMv + dy * place.yPerMv) / squared;
      const along = dx - mv * place.xPerMv;
      const down = dy - mv * place.yPerMv;
      // beside its own line a trace counts as far as it leaves it
      const distance = Math.hypot(along, down) + 0.1 * Math.abs(mv) * Math.sqrt(squared);
      if (Math.abs(mv) <= HIGHEST_MV && distance < least) {
        least = distance;
        best = { lead: trace.lead, s: trace.fromS + i * trace.stepS, mv, x: at.x, y: at.y };
      }
    });
  }
  return best;
}

function mark(picture: SVGSVGElement, spot: Spot): void {
  const dot = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  dot.setAttribute("class", "mend-mark");
  dot.setAttribute("cx", String(spot.x));
  dot.setAttribute("cy", String(spot.y));
  dot.setAttribute("r", "6");
  picture.append(dot);
}
