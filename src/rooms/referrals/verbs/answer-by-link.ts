import { done, type Outcome, refuse } from "#ground/outcome";
import { saveScores } from "../goals.server.ts";
import { findLinkedReferral, recordByLink } from "../guest.server.ts";
import type { GuestVisit } from "../links.server.ts";
import type { GoalScore } from "../model.ts";
import { carryOut, guestMover, writeNews } from "../moving.server.ts";
import { readReason } from "../reasons.ts";
import { admits, moveOf, type MoveName, longestWords } from "../rules.ts";

export const linkMoves = ["see", "ask-complement", "accept", "decline", "waitlist", "start", "suspend", "finish", "fail"] as const satisfies readonly MoveName[];
export type LinkMove = (typeof linkMoves)[number] | "news";
export type AnswerByLinkRefusal = "not-found" | "not-now" | "reason-missing" | "words-missing" | "words-too-long";

/** The partner answers from its link: the same moves as with an account, in the name of the partner and of nobody else. */
export const answerByLink = async (visit: GuestVisit, input: { move: LinkMove; reason?: string; words?: string; scores?: Record<string, GoalScore> }): Promise<Outcome<null, AnswerByLinkRefusal>> => {
  const referral = await findLinkedReferral(visit);
  if (!referral) return refuse("not-found");
  const words = input.words?.trim() ?? "";
  if (words.length > longestWords) return refuse("words-too-long");
  const mover = guestMover(visit);
  if (input.move === "news") {
    if (!words) return refuse("words-missing");
    await writeNews(mover, referral, words);
  } else {
    if (!admits(referral, input.move, "partner")) return refuse("not-now");
    const asks = moveOf(input.move).asks;
    const reason = asks === "reason" ? readReason(input.move, "partner", input.reason ?? "") : null;
    if (asks === "reason" && !reason) return refuse("reason-missing");
    if (asks === "words" && !words) return refuse("words-missing");
    if (input.move === "finish" && input.scores) await saveScores(visit, referral.id, input.scores);
    if (!(await carryOut(mover, referral, { move: input.move, reason, words }))) return refuse("not-now");
  }
  await recordByLink(visit, "referral.answered-by-link", referral, { move: input.move });
  return done(null);
};
