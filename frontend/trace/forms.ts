import type { LeadSignal } from "./signal";

/** In which order and in which columns leads are shown; the same as org.einthoven.print.SheetForm has for paper. */

export interface Form {
  /** How it is called on the page. */
  readonly title: string;
  /** 0 stands for one row a lead. */
  readonly columns: 0 | 2 | 4;
  readonly strips: 0 | 1 | 3;
}

export const FORMS = {
  rows: { title: "Rows", columns: 0, strips: 0 },
  "3x4+1": { title: "3×4 + 1", columns: 4, strips: 1 },
  "3x4+3": { title: "3×4 + 3", columns: 4, strips: 3 },
  "6x2": { title: "6×2", columns: 2, strips: 0 },
} as const satisfies Record<string, Form>;

export type FormName = keyof typeof FORMS;
export type LeadOrder = "standard" | "cabrera";

export interface Arrangement {
  readonly form: FormName;
  readonly order: LeadOrder;
  /** The lead of the first rhythm strip. */
  readonly rhythm: string;
}

/** A lead as it is shown: Cabrera's order shows aVR upside down, as the lead at +30 degrees. */
export interface ShownLead {
  readonly lead: LeadSignal;
  readonly name: string;
  readonly sign: 1 | -1;
}

const LIMB: Record<LeadOrder, string[]> = {
  standard: ["I", "II", "III", "aVR", "aVL", "aVF"],
  cabrera: ["aVL", "I", "−aVR", "II", "aVF", "III"],
};
const CHEST = ["V1", "V2", "V3", "V4", "V5", "V6"];
/** Which strips follow the first where there are three. */
const FURTHER_STRIPS = ["V1", "II", "V5"];

const named = (leads: LeadSignal[], name: string): ShownLead | null => {
  const inverted = name.startsWith("−");
  const lead = leads.find((one) => one.name === (inverted ? name.slice(1) : name));
  return lead ? { lead, name, sign: inverted ? -1 : 1 } : null;
};

const allNamed = (leads: LeadSignal[], names: string[]): ShownLead[] =>
  names.flatMap((name) => named(leads, name) ?? []);

export const hasLimbLeads = (leads: LeadSignal[]): boolean => allNamed(leads, LIMB.standard).length === 6;

export const hasTwelveLeads = (leads: LeadSignal[]): boolean =>
  hasLimbLeads(leads) && allNamed(leads, CHEST).length === 6;

/** All leads, the limb leads first and in the chosen order where all six are there. */
export function ordered(leads: LeadSignal[], order: LeadOrder): ShownLead[] {
  const asTheyCame = leads.map((lead) => ({ lead, name: lead.name, sign: 1 as const }));
  if (order === "standard" || !hasLimbLeads(leads)) {
    return asTheyCame;
  }
  return [
    ...allNamed(leads, LIMB[order]),
    ...asTheyCame.filter(({ name }) => !LIMB.standard.includes(name)),
  ];
}

/** The columns and rhythm strips of a printed form of twelve leads. */
export function arranged(leads: LeadSignal[], chosen: Arrangement): { columns: ShownLead[][]; strips: ShownLead[] } {
  const form = FORMS[chosen.form];
  const inOrder = allNamed(leads, [...LIMB[chosen.order], ...CHEST]);
  const height = inOrder.length / form.columns;
  const columns = Array.from({ length: form.columns }, (_, i) => inOrder.slice(i * height, (i + 1) * height));
  const further = FURTHER_STRIPS.filter((name) => name !== chosen.rhythm);
  return { columns, strips: allNamed(leads, [chosen.rhythm, ...further].slice(0, form.strips)) };
}
