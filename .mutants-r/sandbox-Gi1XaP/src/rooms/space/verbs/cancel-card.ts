import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { cancelCards } from "../cards.server.ts";
import { mayHoldCards } from "../rules.ts";

export type CancelCardRefusal = "not-found" | "not-allowed" | "no-card";

/** A lost card: it opens nothing any more, and what it had opened closes. */
export const cancelCard = async (visit: Visit, input: { personId: string }): Promise<Outcome<null, CancelCardRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayHoldCards(await findAccess(visit, person.id))) return refuse("not-allowed");

  if (!(await cancelCards(visit, person.id))) return refuse("no-card");
  await record(visit, "card.cancelled", { personId: person.id, followedBy: person.followedBy });
  return done(null);
};
