import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findProtection, saveLifted } from "../protections.server.ts";
import { mayProtect } from "../rules.ts";

export type LiftProtectionRefusal = "not-found" | "not-allowed" | "reason-missing";

/** The danger is over: her chantier finds her file again, as it stands. */
export const liftProtection = async (visit: Visit, input: { personId: string; reason: string }): Promise<Outcome<{ id: string }, LiftProtectionRefusal>> => {
  const [person, protection] = await Promise.all([findPerson(visit, input.personId), findProtection(visit, input.personId)]);
  if (!person || !protection) return refuse("not-found");
  if (!mayProtect(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (input.reason.trim() === "") return refuse("reason-missing");

  await saveLifted(visit, person.id, protection.id, input.reason.trim());
  await record(visit, "protection.lifted", { personId: person.id, subjectId: protection.id });
  return done({ id: protection.id });
};
