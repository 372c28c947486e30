import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { listOpenMerges, undoMergeRow } from "../merges.server.ts";
import { findAccess, findPerson } from "../store.server.ts";

export type UndoMergeRefusal = "not-found" | "not-allowed";

/** They were two people after all: each file takes back exactly what it held. */
export const undoMerge = async (visit: Visit, input: { keptId: string; mergeId: string }): Promise<Outcome<{ absorbedId: string }, UndoMergeRefusal>> => {
  const person = await findPerson(visit, input.keptId);
  const merge = person && (await listOpenMerges(visit, person.id)).find(({ id }) => id === input.mergeId);
  if (!person || !merge) return refuse("not-found");
  if (!mayCarry(await findAccess(visit, person.id))) return refuse("not-allowed");

  await undoMergeRow(visit, merge.id);
  await record(visit, "person.merge-undone", { personId: person.id, followedBy: person.followedBy, subjectId: merge.absorbedId });
  return done({ absorbedId: merge.absorbedId });
};
