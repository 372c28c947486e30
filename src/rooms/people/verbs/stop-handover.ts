import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { welcomes } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { stopHandoverRow } from "../handovers.server.ts";
import { findAccess, findPerson } from "../store.server.ts";

export type StopHandoverRefusal = "not-found" | "not-allowed" | "not-now";

/** She changed her mind, or the door did: the proposal is taken back, the chantier reads nothing more of it. */
export const stopHandover = async (visit: Visit, input: { personId: string }): Promise<Outcome<null, StopHandoverRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!welcomes(await findAccess(visit, person.id))) return refuse("not-allowed");
  const id = await stopHandoverRow(visit, person.id);
  if (!id) return refuse("not-now");
  await record(visit, "person.handover-stopped", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done(null);
};
