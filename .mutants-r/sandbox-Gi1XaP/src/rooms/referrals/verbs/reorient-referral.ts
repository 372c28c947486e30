import { enqueue } from "#ground/jobs/enqueue";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { carryOut, moverOf } from "../moving.server.ts";
import { admits } from "../rules.ts";
import { passOn } from "../passing-on.server.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";
import { findTarget } from "../targets.server.ts";

export type ReorientReferralRefusal = "not-found" | "not-allowed" | "not-now" | "service-unknown";

/** Re-orients without sending back: another is asked with the same words, and the first door keeps the request until somebody accepts it. */
export const reorientReferral = async (visit: Visit, input: { referralId: string; serviceId: string | null; words?: string }): Promise<Outcome<{ id: string }, ReorientReferralRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  const mine = sidesOf(visit.actor, referral, await findAccess(visit, referral.personId));
  const side = mine.find((one) => admits(referral, "reorient", one));
  if (!side) return refuse(mine.length > 0 ? "not-now" : "not-allowed");
  const target = input.serviceId ? await findTarget(visit, input.serviceId) : null;
  if (input.serviceId && (!target || target.listedId === referral.listedId)) return refuse("service-unknown");

  if (!(await carryOut(moverOf(visit, side), referral, { move: "reorient", words: input.words?.trim() ?? "" }))) return refuse("not-now");
  const id = await passOn(visit, referral, side, target);
  await enqueue(visit, { kind: "referrals.tell", payload: { referral: id }, key: `referrals.tell:${id}`, mostAttempts: 8 });
  await record(visit, "referral.reoriented", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id });
  return done({ id });
};
