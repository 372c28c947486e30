import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findOffer, saveOfferClosed } from "../offers.server.ts";

export type CloseOfferRefusal = "not-found" | "not-allowed";

/** An offer no longer stands. */
export const closeOffer = async (visit: Visit, input: { offerId: string }): Promise<Outcome<null, CloseOfferRefusal>> => {
  const offer = await findOffer(visit, input.offerId);
  if (!offer) return refuse("not-found");
  if (!offer.mine) return refuse("not-allowed");
  await saveOfferClosed(visit, offer.id);
  await record(visit, "offer.closed", { subjectId: offer.id });
  return done(null);
};
