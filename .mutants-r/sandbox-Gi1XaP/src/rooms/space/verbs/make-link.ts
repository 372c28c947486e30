import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { newToken } from "#rooms/access/server";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { mayHoldCards } from "../rules.ts";
import { cancelWays, insertLink } from "../ways.server.ts";

export type MakeLinkRefusal = "not-found" | "not-allowed";

/** A link that opens her space once, within three days: answered once, kept as a hash. The one given before opens nothing any more. */
export const makeLink = async (visit: Visit, input: { personId: string }): Promise<Outcome<{ token: string; expiresAt: Date }, MakeLinkRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayHoldCards(await findAccess(visit, person.id))) return refuse("not-allowed");
  const token = newToken();
  await cancelWays(visit, person.id, "link");
  const { id, expiresAt } = await insertLink(visit, person.id, token);
  await record(visit, "link.made", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ token, expiresAt });
};
