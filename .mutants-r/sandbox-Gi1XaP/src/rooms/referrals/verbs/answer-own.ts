import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { confirmOffer } from "../appointments.server.ts";
import { saveAgreement, saveWithdrawal } from "../agreeing.server.ts";
import { carryOut, herMover } from "../moving.server.ts";
import { admits, isEnded, isShared } from "../rules.ts";
import { findMyReferral } from "../store.server.ts";

export const ownGestures = ["agree", "refuse", "take-back", "stop", "wait", "resume", "confirm"] as const;
export type OwnGesture = (typeof ownGestures)[number];
export type AnswerOwnRefusal = "not-found" | "not-now" | "day-missing";

const moveOfGesture = { stop: "cancel", wait: "wait", resume: "resume", confirm: "confirm-appointment" } as const;

/** She decides by herself, in her own space: yes, no, not now, stop, and « I take it back » at any time. */
export const answerOwn = async (visit: OwnVisit, input: { referralId: string; gesture: OwnGesture; day?: CivilDate | null }): Promise<Outcome<null, AnswerOwnRefusal>> => {
  const referral = await findMyReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  const mover = herMover(visit);
  const { gesture } = input;
  if (gesture === "agree" || gesture === "refuse") {
    if (isShared(referral.state) || !(await saveAgreement(mover, referral, { agrees: gesture === "agree", means: "own-space" }))) return refuse("not-now");
  } else if (gesture === "take-back") {
    if (!(await saveWithdrawal(mover, referral))) return refuse("not-now");
  } else {
    const move = moveOfGesture[gesture];
    if (isEnded(referral.state) || !admits(referral, move, "person")) return refuse("not-now");
    if (move === "wait" && !(input.day && input.day > visit.today)) return refuse("day-missing");
    if (gesture === "confirm" && (await confirmOffer(mover, referral.id))) return (await recordInHerSpace(visit, "referral.own-confirm", referral.id), done(null));
    const reason = move === "cancel" ? { side: "person" as const, code: "changed-mind" } : null;
    if (!(await carryOut(mover, referral, { move, reason, ...(input.day ? { lookAgainOn: input.day } : {}) }))) return refuse("not-now");
  }
  await recordInHerSpace(visit, `referral.own-${gesture}`, referral.id);
  return done(null);
};
