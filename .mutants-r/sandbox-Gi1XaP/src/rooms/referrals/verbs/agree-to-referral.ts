import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { saveAgreement } from "../agreeing.server.ts";
import { moverOf } from "../moving.server.ts";
import type { AgreedMeans } from "../model.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";

export type AgreeToReferralRefusal = "not-found" | "not-allowed" | "witness-missing" | "already-answered" | "not-now";

/** What she said, together on screen, on paper or aloud: she agrees that this request leaves, or she does not. */
export const agreeToReferral = async (visit: Visit, input: { referralId: string; agrees: boolean; means: Exclude<AgreedMeans, "own-space">; witness: string | null }): Promise<Outcome<null, AgreeToReferralRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  if (!sidesOf(visit.actor, referral, await findAccess(visit, referral.personId)).includes("asker")) return refuse("not-allowed");
  if (referral.agreedAt || referral.refusedAt) return refuse("already-answered");
  if (input.agrees && input.means === "spoken" && !input.witness?.trim()) return refuse("witness-missing");
  if (!(await saveAgreement(moverOf(visit, "asker"), referral, { ...input, means: input.means }))) return refuse("not-now");
  await record(visit, input.agrees ? "referral.agreed" : "referral.not-agreed", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id });
  return done(null);
};
