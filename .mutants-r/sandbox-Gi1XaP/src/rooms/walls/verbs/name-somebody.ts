import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findProtection, insertName, listPossibleNames } from "../protections.server.ts";
import { mayProtect } from "../rules.ts";

export type NameSomebodyRefusal = "not-found" | "not-allowed" | "nobody-chosen" | "already-named";

/** Somebody else keeps seeing this protected file: what her role or an agreement opens, nothing more. */
export const nameSomebody = async (visit: Visit, input: { personId: string; professionalId: string }): Promise<Outcome<{ id: string }, NameSomebodyRefusal>> => {
  const [person, protection] = await Promise.all([findPerson(visit, input.personId), findProtection(visit, input.personId)]);
  if (!person || !protection) return refuse("not-found");
  if (!mayProtect(await findAccess(visit, person.id))) return refuse("not-allowed");
  const possible = await listPossibleNames(visit, person.id, protection.chantierId);
  if (!possible.some(({ id }) => id === input.professionalId)) return refuse("nobody-chosen");
  if (protection.names.some(({ professionalId }) => professionalId === input.professionalId)) return refuse("already-named");

  const id = await insertName(visit, protection.id, person.id, input.professionalId);
  await record(visit, "protection.name-added", { personId: person.id, subjectId: input.professionalId });
  return done({ id });
};
