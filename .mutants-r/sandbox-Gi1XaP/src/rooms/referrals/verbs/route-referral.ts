import { enqueue } from "#ground/jobs/enqueue";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { closeLinks } from "../links.server.ts";
import { carryOut, moverOf } from "../moving.server.ts";
import { admits } from "../rules.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";
import { findTarget } from "../targets.server.ts";

export type RouteReferralRefusal = "not-found" | "not-allowed" | "not-now" | "service-unknown" | "agreed-to-one-alone";

/** The officer chooses who is asked; the clock of the officer stops, that of the partner begins. */
export const routeReferral = async (visit: Visit, input: { referralId: string; serviceId: string; words?: string }): Promise<Outcome<null, RouteReferralRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  if (!sidesOf(visit.actor, referral, await findAccess(visit, referral.personId)).includes("officer")) return refuse("not-allowed");
  if (!admits(referral, "route", "officer")) return refuse("not-now");
  const target = await findTarget(visit, input.serviceId);
  if (!target) return refuse("service-unknown");
  // Her word was for one partner: another needs another word.
  if (!referral.agreedNetwork && referral.listedId !== null && referral.listedId !== target.listedId) return refuse("agreed-to-one-alone");

  await closeLinks(visit, referral.id);
  if (!(await carryOut(moverOf(visit, "officer"), referral, { move: "route", to: target, words: input.words?.trim() ?? "" }))) return refuse("not-now");
  await enqueue(visit, { kind: "referrals.tell", payload: { referral: referral.id }, key: `referrals.tell:${referral.id}`, mostAttempts: 8 });
  await record(visit, "referral.routed", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id });
  return done(null);
};
