import type { Transaction } from "kysely";
import type { Tables } from "#ground/tables.generated";
import type { GoalScore, ReferralGoal } from "./model.ts";

type At = { tx: Transaction<Tables>; now: Date };

export const listGoals = async ({ tx }: Pick<At, "tx">, referralId: string): Promise<ReferralGoal[]> =>
  (await tx.selectFrom("referral_goals").select(["id", "code", "score"]).where("referral_id", "=", referralId).orderBy("code").execute()).map((row) => ({ ...row, score: row.score as GoalScore | null }));

export const saveScores = async ({ tx, now }: At, referralId: string, scores: Record<string, GoalScore>): Promise<void> => {
  for (const [code, score] of Object.entries(scores)) await tx.updateTable("referral_goals").set({ score, scored_at: now }).where("referral_id", "=", referralId).where("code", "=", code).execute();
};
