import type { AgreedMeans, Referral } from "./model.ts";
import { carryOut, type Mover } from "./moving.server.ts";

/** Her answer to « may this leave? »: given once; a no ends the request before anybody heard of it. */
export const saveAgreement = async (mover: Mover, referral: Referral, { agrees, means, witness }: { agrees: boolean; means: AgreedMeans; witness?: string | null }): Promise<boolean> => {
  const answer = agrees ? { agreed_at: mover.now, agreed_means: means, ...(witness ? { agreed_witness: witness } : {}) } : { refused_at: mover.now };
  const { numUpdatedRows } = await mover.tx.updateTable("referrals").set(answer).where("id", "=", referral.id).where("agreed_at", "is", null).where("refused_at", "is", null).executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  return agrees || carryOut({ ...mover, side: "person" }, referral, { move: "cancel", reason: { side: "person", code: "changed-mind" } });
};

/** She takes her agreement back: whoever had it reads nothing any more, from the next question on. */
export const saveWithdrawal = async (mover: Mover, referral: Referral): Promise<boolean> => {
  const { numUpdatedRows } = await mover.tx.updateTable("referrals").set({ withdrawn_at: mover.now }).where("id", "=", referral.id).where("agreed_at", "is not", null).where("withdrawn_at", "is", null).executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  return referral.endedAt !== null || carryOut(mover, referral, { move: "cancel", reason: { side: "person", code: "took-back-agreement" } });
};
