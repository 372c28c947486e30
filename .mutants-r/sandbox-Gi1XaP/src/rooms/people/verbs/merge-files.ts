import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { insertMerge } from "../merges.server.ts";
import { findAccess, findFollowing, findPerson } from "../store.server.ts";

export type MergeFilesRefusal = "not-found" | "not-allowed" | "same-person" | "already-merged" | "protected";

/** Two files were one person: what the second holds joins the first. Previewed before, journalled, and undone if it was wrong. */
export const mergeFiles = async (visit: Visit, input: { keptId: string; absorbedId: string }): Promise<Outcome<{ id: string }, MergeFilesRefusal>> => {
  const [kept, absorbed] = [await findPerson(visit, input.keptId), await findPerson(visit, input.absorbedId)];
  if (!kept || !absorbed) return refuse("not-found");
  if (kept.id === absorbed.id) return refuse("same-person");
  if (!mayCarry(await findAccess(visit, kept.id)) || !mayCarry(await findAccess(visit, absorbed.id))) return refuse("not-allowed");
  if (kept.mergedInto || absorbed.mergedInto) return refuse("already-merged");
  // A protected file takes another in; taken in, it would show.
  if (!absorbed.followedBy && (await findFollowing(visit, absorbed.id))) return refuse("protected");

  const id = await insertMerge(visit, kept.id, absorbed.id, kept.followedBy);
  await record(visit, "person.merged", { personId: kept.id, followedBy: kept.followedBy, subjectId: absorbed.id });
  return done({ id });
};
