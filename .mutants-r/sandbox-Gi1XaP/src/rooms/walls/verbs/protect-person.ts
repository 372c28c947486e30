import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findProtection, placeProtection } from "../protections.server.ts";
import { mayProtect } from "../rules.ts";

export type ProtectPersonRefusal = "not-found" | "not-allowed" | "reason-missing" | "already-protected" | "no-chantier";

/** She is in danger: from the next question on she leaves no trace for anybody but her lead referents and those named. */
export const protectPerson = async (visit: Visit, input: { personId: string; reason: string }): Promise<Outcome<{ id: string }, ProtectPersonRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person || person.mergedInto) return refuse("not-found");
  if (!mayProtect(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (input.reason.trim() === "") return refuse("reason-missing");
  if (await findProtection(visit, person.id)) return refuse("already-protected");
  if (!person.followedBy) return refuse("no-chantier");

  // Written without the chantier: whoever reads its journal must not read that somebody was hidden.
  await record(visit, "protection.placed", { personId: person.id });
  const id = await placeProtection(visit, person.id, input.reason.trim());
  return done({ id });
};
