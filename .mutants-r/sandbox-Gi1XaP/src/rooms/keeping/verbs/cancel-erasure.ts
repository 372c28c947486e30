import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { maySeeErasure } from "../rules.ts";
import { findErasure, saveErasureCancelled } from "../store.server.ts";

export type CancelErasureRefusal = "not-found" | "not-allowed";

/** The file stays. Whoever may ask or confirm may also stop it. */
export const cancelErasure = async (visit: Visit, input: { personId: string }): Promise<Outcome<{ id: string }, CancelErasureRefusal>> => {
  const [person, erasure] = [await findPerson(visit, input.personId), await findErasure(visit, input.personId)];
  if (!person || !erasure) return refuse("not-found");
  if (!maySeeErasure(await findAccess(visit, person.id))) return refuse("not-allowed");

  await saveErasureCancelled(visit, erasure.id);
  await record(visit, "erasure.cancelled", { personId: person.id, followedBy: person.followedBy, subjectId: erasure.id });
  return done({ id: erasure.id });
};
