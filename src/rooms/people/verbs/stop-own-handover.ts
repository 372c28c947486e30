import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { stopOwnHandoverRow } from "../own-handovers.server.ts";

export type StopOwnHandoverRefusal = "not-now";

/** She no longer wants to be handed over: her word stops it, by herself, as long as the chantier has not accepted. */
export const stopOwnHandover = async (visit: OwnVisit, input: { id: string }): Promise<Outcome<null, StopOwnHandoverRefusal>> => {
  if (!(await stopOwnHandoverRow(visit, input.id))) return refuse("not-now");
  await recordInHerSpace(visit, "person.own-handover-stopped", input.id);
  return done(null);
};
