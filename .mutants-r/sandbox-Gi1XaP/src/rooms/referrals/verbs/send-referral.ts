import { enqueue } from "#ground/jobs/enqueue";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { carryOut, moverOf } from "../moving.server.ts";
import { admits } from "../rules.ts";
import { sidesOf } from "../standing.ts";
import { findReferral, readToTell, saveTold } from "../store.server.ts";

export type SendReferralRefusal = "not-found" | "not-allowed" | "not-agreed" | "not-now";

/** The request leaves, to the partner or to the officers of the territory, with what she agreed to tell and nothing else. */
export const sendReferral = async (visit: Visit, input: { referralId: string }): Promise<Outcome<null, SendReferralRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  if (!sidesOf(visit.actor, referral, await findAccess(visit, referral.personId)).includes("asker")) return refuse("not-allowed");
  if (!referral.agreedAt || referral.withdrawnAt) return refuse("not-agreed");
  if (!admits(referral, "send", "asker")) return refuse("not-now");

  await saveTold(visit, referral, await readToTell(visit, referral.personId, referral.shares));
  if (!(await carryOut(moverOf(visit, "asker"), referral, { move: "send" }))) return refuse("not-now");
  await enqueue(visit, { kind: "referrals.tell", payload: { referral: referral.id }, key: `referrals.tell:${referral.id}`, mostAttempts: 8 });
  await record(visit, "referral.sent", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id });
  return done(null);
};
