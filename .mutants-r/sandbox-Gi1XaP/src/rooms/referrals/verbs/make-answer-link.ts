import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findPolicy } from "#rooms/journey/server";
import { findAccess } from "#rooms/people/server";
import { insertLink } from "../links.server.ts";
import { isEnded, isShared } from "../rules.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";

export type MakeAnswerLinkRefusal = "not-found" | "not-allowed" | "not-now";

/** A link to give by hand to a partner whose mail nobody knows; it takes the place of the one before. */
export const makeAnswerLink = async (visit: Visit, input: { referralId: string }): Promise<Outcome<{ token: string }, MakeAnswerLinkRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  const mine = sidesOf(visit.actor, referral, await findAccess(visit, referral.personId));
  if (!mine.includes("asker") && !mine.includes("officer")) return refuse("not-allowed");
  if (!isShared(referral.state) || isEnded(referral.state) || !referral.listedId || referral.withdrawnAt) return refuse("not-now");
  const token = await insertLink(visit, referral.id, await findPolicy(visit, "referral-link-days"));
  await record(visit, "referral.link-made", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id });
  return done({ token });
};
