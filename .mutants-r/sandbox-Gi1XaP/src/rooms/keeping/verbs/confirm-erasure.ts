import { done, type Outcome, refuse } from "#ground/outcome";
import { destroyKeys } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { findAccess, findPerson } from "#rooms/people/server";
import { mayConfirmErasure, maySeeErasure } from "../rules.ts";
import { erase, findErasure } from "../store.server.ts";

export type ConfirmErasureRefusal = "not-found" | "not-allowed" | "asked-by-you" | "name-differs";
const folded = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();

/**
 * Erases a file for good. The keys go last, in the same gesture: if the database then fails to keep what it did, the keystore
 * remembers, and the next start finishes; words half erased would be worse than a file that goes a minute later.
 */
export const confirmErasure = async (visit: Visit, input: { personId: string; name: string }): Promise<Outcome<{ files: number }, ConfirmErasureRefusal>> => {
  const [person, erasure] = [await findPerson(visit, input.personId), await findErasure(visit, input.personId)];
  if (!person || !erasure) return refuse("not-found");
  const access = await findAccess(visit, person.id);
  if (!maySeeErasure(access)) return refuse("not-found");
  if (erasure.askedBy === visit.actor.id) return refuse("asked-by-you");
  if (!mayConfirmErasure(visit.actor.id, access, erasure)) return refuse("not-allowed");
  if (folded(input.name) !== folded(calledName(person))) return refuse("name-differs");

  const gone = await erase(visit, erasure.id);
  await record(visit, "person.erased", { personId: person.id, followedBy: person.followedBy, subjectId: erasure.id, detail: { reason: erasure.reason, files: gone.length } });
  destroyKeys(gone, visit.now);
  return done({ files: gone.length });
};
