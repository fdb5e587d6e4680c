import type { Arrangement } from "./forms";
import type { Paper } from "./paper";

/** Which of the two the trace is: as recorded, filtered, or filtered over as recorded. */
export type FilterChoice = "none" | "band" | "both";

/** What the reader chose to see. */
export interface Choice extends Arrangement {
  paper: Paper;
  filter: FilterChoice;
  waves: boolean;
  beats: boolean;
  /** The instants and places that a chosen finding rests on. */
  findings: boolean;
  /** Its map, where it has a valid one. */
  explanations: boolean;
  /** Leads that are shown in rows; all where it is empty. */
  leads: readonly string[];
}
