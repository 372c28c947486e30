import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { hashPassword } from "#rooms/access/server";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { mayHoldCards } from "../rules.ts";
import { cancelWays, insertCode, newCode } from "../ways.server.ts";

export type MakeCodeRefusal = "not-found" | "not-allowed";

/** A code to say over the telephone: ten figures, ten minutes, once. The one given before opens nothing any more. */
export const makeCode = async (visit: Visit, input: { personId: string }): Promise<Outcome<{ code: string; expiresAt: Date }, MakeCodeRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayHoldCards(await findAccess(visit, person.id))) return refuse("not-allowed");
  const { label, secret } = newCode();
  await cancelWays(visit, person.id, "code");
  const { id, expiresAt } = await insertCode(visit, person.id, label, await hashPassword(secret));
  await record(visit, "code.made", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ code: label + secret, expiresAt });
};
