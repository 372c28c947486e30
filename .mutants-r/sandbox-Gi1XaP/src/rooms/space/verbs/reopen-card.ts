import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { reopenCards } from "../cards.server.ts";
import { mayHoldCards } from "../rules.ts";

export type ReopenCardRefusal = "not-found" | "not-allowed" | "no-card";

/** A card locked by wrong PINs opens again, with the same PIN: five tries more. */
export const reopenCard = async (visit: Visit, input: { personId: string }): Promise<Outcome<null, ReopenCardRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayHoldCards(await findAccess(visit, person.id))) return refuse("not-allowed");

  if (!(await reopenCards(visit, person.id))) return refuse("no-card");
  await record(visit, "card.reopened", { personId: person.id, followedBy: person.followedBy });
  return done(null);
};
