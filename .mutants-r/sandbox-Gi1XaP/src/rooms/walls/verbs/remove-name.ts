import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findProtection, saveNameRemoved } from "../protections.server.ts";
import { mayProtect } from "../rules.ts";

export type RemoveNameRefusal = "not-found" | "not-allowed";

/** From the next question on, this professional no longer sees the protected file. */
export const removeName = async (visit: Visit, input: { personId: string; nameId: string }): Promise<Outcome<{ id: string }, RemoveNameRefusal>> => {
  const [person, protection] = await Promise.all([findPerson(visit, input.personId), findProtection(visit, input.personId)]);
  const name = protection?.names.find(({ id }) => id === input.nameId);
  if (!person || !name) return refuse("not-found");
  if (!mayProtect(await findAccess(visit, person.id))) return refuse("not-allowed");

  await saveNameRemoved(visit, name.id);
  await record(visit, "protection.name-removed", { personId: person.id, subjectId: name.professionalId });
  return done({ id: name.id });
};
