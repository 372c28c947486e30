// What must be said so that nothing stays silent: reminders, escalation, « still active? », expiry. Pure: given the facts and the day.
import { addDays, type CivilDate, civilDateOf, daysBetween } from "#ground/civil-date";
import { addWorkingDays } from "#ground/working-days";
import type { NudgeKind, ReferralState, Side } from "./model.ts";
import { isEnded } from "./rules.ts";

/** Days, from the written policies; `answerWithin`: working days that the partner's convention gives for a first answer. */
export type Patience = { firstReminder: number; secondReminder: number; escalation: number; expiry: number; expiryStudied: number; stalled: number; answerWithin: number | null };

export type Stirred = { state: ReferralState; stateSince: Date; waitsFor: Side | null; lastNewsAt: Date | null; lookAgainOn: CivilDate | null; hasPartner: boolean };
export type Nudge = { kind: NudgeKind; to: Side; dueOn: CivilDate };

const unanswered: readonly ReferralState[] = ["sent", "seen", "complement"];

/** When each thing is due, whatever was already said; the caller leaves out what was. In order of day. */
export const nudgesOf = (referral: Stirred, patience: Patience, department?: string): Nudge[] => {
  if (isEnded(referral.state)) return [];
  // News from whoever answers start the silence again; a word of the asker does not.
  const since = civilDateOf(referral.lastNewsAt && referral.lastNewsAt > referral.stateSince ? referral.lastNewsAt : referral.stateSince);
  if (referral.state === "waiting-moment") return referral.lookAgainOn ? [{ kind: "look-again", to: "asker", dueOn: referral.lookAgainOn }] : [];
  // A draft waits on its author's own list; nothing was promised to anybody yet.
  if (referral.state === "draft") return [];
  if (unanswered.includes(referral.state)) {
    const to = referral.waitsFor ?? "partner";
    const byConvention = patience.answerWithin === null || to !== "partner" ? null : addWorkingDays(since, patience.answerWithin, department);
    const first = byConvention !== null && byConvention < addDays(since, patience.firstReminder) ? byConvention : addDays(since, patience.firstReminder);
    const expiry = addDays(since, referral.state === "sent" ? patience.expiry : patience.expiryStudied);
    return [
      { kind: "first-reminder", to, dueOn: first },
      { kind: "second-reminder", to, dueOn: addDays(since, patience.secondReminder) },
      { kind: "escalation", to: "officer", dueOn: addDays(since, patience.escalation) },
      { kind: "expiry", to, dueOn: expiry },
    ];
  }
  return [
    // She is not written to by the night: when her word is waited for, whoever asked calls her.
    { kind: "still-active", to: referral.waitsFor === "person" ? "asker" : (referral.waitsFor ?? "partner"), dueOn: addDays(since, patience.stalled) },
    { kind: "escalation", to: "officer", dueOn: addDays(since, 2 * patience.stalled) },
  ];
};

/** What is due today and was not said yet for this state. An expiry leaves no place for a reminder. */
export const nudgesDue = (referral: Stirred, said: readonly string[], patience: Patience, today: CivilDate, department?: string): Nudge[] => {
  const due = nudgesOf(referral, patience, department).filter(({ kind, dueOn }) => dueOn <= today && !said.includes(kind));
  const expiry = due.find(({ kind }) => kind === "expiry");
  return expiry ? [expiry] : due;
};

/** A silence of n days, for a sentence. */
export const silentDays = (referral: Pick<Stirred, "stateSince" | "lastNewsAt">, today: CivilDate): number => daysBetween(civilDateOf(referral.lastNewsAt ?? referral.stateSince), today);
