import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { hashPassword } from "#rooms/access/server";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { cancelCards, insertCard, newPin } from "../cards.server.ts";
import { mayHoldCards, type PinWeakness, pinWeakness } from "../rules.ts";

export type MakeCardRefusal = "not-found" | "not-allowed" | PinWeakness;

/** A card and its PIN, chosen or drawn; the one she held before opens nothing any more. The PIN is answered once and kept nowhere. */
export const makeCard = async (visit: Visit, input: { personId: string; pin: string | null }): Promise<Outcome<{ number: string; pin: string }, MakeCardRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayHoldCards(await findAccess(visit, person.id))) return refuse("not-allowed");
  const weakness = input.pin === null ? null : pinWeakness(input.pin);
  if (weakness) return refuse(weakness);

  const pin = input.pin ?? newPin();
  await cancelCards(visit, person.id);
  const { id, number } = await insertCard(visit, person.id, await hashPassword(pin));
  await record(visit, "card.made", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ number, pin });
};
