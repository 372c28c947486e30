import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { closePhones } from "../phones.server.ts";
import { mayHoldCards } from "../rules.ts";
import { cancelWays } from "../ways.server.ts";

export type CloseHerSpaceRefusal = "not-found" | "not-allowed";

/** A phone was lost or stolen: everything open of her space closes, and links and codes not used yet with it. Her card stays. */
export const closeHerSpace = async (visit: Visit, input: { personId: string }): Promise<Outcome<null, CloseHerSpaceRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayHoldCards(await findAccess(visit, person.id))) return refuse("not-allowed");
  await closePhones(visit, person.id);
  await cancelWays(visit, person.id);
  await record(visit, "space.closed-for-her", { personId: person.id, followedBy: person.followedBy });
  return done(null);
};
