import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { ErasureReason } from "../model.ts";
import { mayAskErasure } from "../rules.ts";
import { findErasure, insertErasure } from "../store.server.ts";

export type AskErasureRefusal = "not-found" | "not-allowed" | "already-asked";

/** Asks that a file be erased; nothing goes before somebody else confirms. */
export const askErasure = async (visit: Visit, input: { personId: string; reason: ErasureReason }): Promise<Outcome<{ id: string }, AskErasureRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person || person.mergedInto) return refuse("not-found");
  if (!mayAskErasure(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (await findErasure(visit, person.id)) return refuse("already-asked");

  const id = await insertErasure(visit, person.id, input.reason);
  await record(visit, "erasure.asked", { personId: person.id, followedBy: person.followedBy, subjectId: id, detail: { reason: input.reason } });
  return done({ id });
};
