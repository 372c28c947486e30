import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { listGoals, saveScores } from "../goals.server.ts";
import type { GoalScore } from "../model.ts";
import { carryOut, moverOf } from "../moving.server.ts";
import { admits, longestWords } from "../rules.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";

export type FinishReferralRefusal = "not-found" | "not-allowed" | "not-now" | "words-missing" | "words-too-long" | "goals-unscored";

/** It is done: what was done, and what was wanted scored one by one. The loop closes, and she reads it. */
export const finishReferral = async (visit: Visit, input: { referralId: string; words: string; scores: Record<string, GoalScore> }): Promise<Outcome<null, FinishReferralRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  const mine = sidesOf(visit.actor, referral, await findAccess(visit, referral.personId));
  const side = mine.find((one) => admits(referral, "finish", one));
  if (!side) return refuse(mine.length > 0 ? "not-now" : "not-allowed");
  if (!input.words.trim()) return refuse("words-missing");
  if (input.words.length > longestWords) return refuse("words-too-long");
  const goals = await listGoals(visit, referral.id);
  if (goals.some(({ code }) => !input.scores[code])) return refuse("goals-unscored");

  await saveScores(visit, referral.id, input.scores);
  if (!(await carryOut(moverOf(visit, side), referral, { move: "finish", words: input.words.trim() }))) return refuse("not-now");
  await record(visit, "referral.moved", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id, detail: { move: "finish", side } });
  return done(null);
};
