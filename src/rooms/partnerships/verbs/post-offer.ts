import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import type { PartnerOffer } from "../model.ts";
import { insertOffer, listPostingFor } from "../offers.server.ts";
import { readsOffers, longestWords } from "../rules.ts";

export type PostOfferRefusal = "not-allowed" | "partner-missing" | "no-words" | "too-long" | "wrong-dates" | "wrong-number";

/** A partner offers places, slots or an event to the network: by its own account, or by an officer for it. */
export const postOffer = async (visit: Visit, input: Pick<PartnerOffer, "kind" | "words" | "startsOn" | "endsOn" | "howMany"> & { listedId: string }): Promise<Outcome<{ id: string }, PostOfferRefusal>> => {
  if (!readsOffers(visit.actor)) return refuse("not-allowed");
  const postings = await listPostingFor(visit, false);
  if (postings.length === 0) return refuse("not-allowed");
  const partner = postings.find(({ id }) => id === input.listedId);
  if (!partner) return refuse("partner-missing");
  if (!input.words.trim()) return refuse("no-words");
  if (input.words.length > longestWords) return refuse("too-long");
  if (input.endsOn < input.startsOn || input.endsOn < visit.today) return refuse("wrong-dates");
  if (input.howMany !== null && (!Number.isInteger(input.howMany) || input.howMany < 1 || input.howMany > 1000)) return refuse("wrong-number");

  const id = await insertOffer(visit, partner, { ...input, words: input.words.trim() });
  await record(visit, "offer.posted", { subjectId: id });
  return done({ id });
};
