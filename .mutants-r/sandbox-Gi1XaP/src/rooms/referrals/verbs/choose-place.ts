import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findReferral } from "../store.server.ts";
import { chooseAsk, listAsks } from "../capacity.server.ts";
import { routeReferral, type RouteReferralRefusal } from "./route-referral.ts";

export type ChoosePlaceRefusal = RouteReferralRefusal | "no-place";

/** The request goes, with her name this time, to the partner that said it has a place; the others are released. */
export const choosePlace = async (visit: Visit, input: { referralId: string; askId: string }): Promise<Outcome<null, ChoosePlaceRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  const ask = (await listAsks(visit, referral.id)).find(({ id }) => id === input.askId);
  if (!ask?.serviceId || ask.releasedAt || (ask.answer !== "capacity" && ask.answer !== "waitlist")) return refuse("no-place");
  const routed = await routeReferral(visit, { referralId: referral.id, serviceId: ask.serviceId });
  if (!routed.ok) return routed;
  await chooseAsk(visit, referral.id, ask.id);
  await record(visit, "referral.place-chosen", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id });
  return done(null);
};
