import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { confirmOffer } from "../appointments.server.ts";
import { carryOut, moverOf } from "../moving.server.ts";
import { readReason } from "../reasons.ts";
import { admits, moveOf, type MoveName, longestWords } from "../rules.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";

/** Moves that need nothing but a reason, a word or a day; the others have their own verb. */
export const plainMoves = ["wait", "resume", "give-complement", "confirm-appointment", "cancel", "strike", "see", "ask-complement", "accept", "decline", "waitlist", "start", "suspend", "fail"] as const satisfies readonly MoveName[];
export type PlainMove = (typeof plainMoves)[number];
export type MoveReferralRefusal = "not-found" | "not-allowed" | "not-now" | "reason-missing" | "words-missing" | "words-too-long" | "day-missing";

/** A request goes one step, by the side that owns the step. */
export const moveReferral = async (visit: Visit, input: { referralId: string; move: PlainMove; reason?: string; words?: string; day?: CivilDate | null }): Promise<Outcome<null, MoveReferralRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  const mine = sidesOf(visit.actor, referral, await findAccess(visit, referral.personId));
  const side = mine.find((one) => admits(referral, input.move, one));
  if (!side) return refuse(mine.some((one) => (moveOf(input.move).by as readonly string[]).includes(one)) ? "not-now" : "not-allowed");
  const asks = moveOf(input.move).asks;
  const reason = asks === "reason" ? readReason(input.move, side, input.reason ?? "") : null;
  if (asks === "reason" && !reason) return refuse("reason-missing");
  if (asks === "words" && !input.words?.trim()) return refuse("words-missing");
  if ((input.words ?? "").length > longestWords) return refuse("words-too-long");
  if (asks === "day" && !(input.day && input.day > visit.today)) return refuse("day-missing");

  // An appointment is said yes to where it is written: the request hears of it.
  const heard = input.move === "confirm-appointment" && (await confirmOffer(moverOf(visit, side), referral.id));
  if (!heard && !(await carryOut(moverOf(visit, side), referral, { move: input.move, reason, words: input.words?.trim() ?? "", ...(input.day ? { lookAgainOn: input.day } : {}) }))) return refuse("not-now");
  await record(visit, "referral.moved", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id, detail: { move: input.move, side } });
  return done(null);
};
