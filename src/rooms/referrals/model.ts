import type { CivilDate } from "#ground/civil-date";
import type { Domain, Topic } from "#rooms/access/index";

export const referralStates = [
  "draft", "waiting-moment", "sent", "seen", "complement", "accepted", "waitlisted", "appointment-offered", "appointment-set", "in-progress", "suspended",
  "done", "failed", "declined", "reoriented", "cancelled", "expired", "entered-in-error",
] as const;
/** Where a mobilisation stands. */
export type ReferralState = (typeof referralStates)[number];

export const sides = ["person", "asker", "officer", "partner", "system"] as const;
/** Who acts on it, or is waited for. */
export type Side = (typeof sides)[number];

/** How the person agreed to the request. */
export type AgreedMeans = "own-space" | "on-screen" | "paper" | "spoken";

export const shareables = ["phone", "email", "languages", "birth-year"] as const;
/** What the partner may be told of her besides her name and her need. */
export type Shareable = (typeof shareables)[number];
/** What the partner reads of her: a copy made when the request leaves, of what she agreed to and nothing else. */
export type Told = { name: string; phone?: string; email?: string; languages?: string; birthYear?: string };

export type GoalScore = "reached" | "partly" | "not-reached";
/** Résultat souhaité. */
export type ReferralGoal = { id: string; code: string; score: GoalScore | null };

/** Mobilisation: what is asked of the network for a person. */
export type Referral = {
  id: string; personId: string; followedBy: string | null; territoryId: string | null; topic: Topic; domain: Domain; theme: string | null;
  askedBy: string | null; askingId: string; doorId: string; basedOn: string | null; listedId: string | null; serviceId: string | null; hostId: string | null; officerId: string | null;
  need: string; shares: readonly Shareable[]; state: ReferralState; stateSince: Date; waitsFor: Side | null; lookAgainOn: CivilDate | null;
  agreedAt: Date | null; agreedMeans: AgreedMeans | null; agreedNetwork: boolean; refusedAt: Date | null; withdrawnAt: Date | null;
  sentAt: Date | null; seenAt: Date | null; firstAnswerAt: Date | null; acceptedAt: Date | null; offeredAt: Date | null; contactAt: Date | null; lastNewsAt: Date | null; endedAt: Date | null;
  endedSide: Side | null; endedReason: string | null; createdAt: Date;
};

/** What happened to it, in order. */
export type ReferralEvent = {
  id: string; at: Date; move: string; from: ReferralState | null; to: ReferralState; side: Side; waitsFor: Side | null; actor: string | null; reason: string | null; words: string; listed: string | null;
};

/** Demande de place: asked before anybody is named. */
export type CapacityAsk = {
  id: string; listedId: string; listed: string; serviceId: string | null; service: string | null; askedAt: Date; expiresAt: Date; answer: CapacityAnswer | null; answeredAt: Date | null; heldUntil: CivilDate | null; chosenAt: Date | null; releasedAt: Date | null;
};
export const capacityAnswers = ["capacity", "no-capacity", "waitlist", "additional-assessment-required"] as const;
export type CapacityAnswer = (typeof capacityAnswers)[number];

/** What a link is worth when somebody opens it. */
export type LinkVerdict = "open" | "unknown" | "expired" | "withdrawn" | "cancelled" | "answered" | "replaced" | "released";

/** What is due so that nothing stays silent. */
export type NudgeKind = "first-reminder" | "second-reminder" | "escalation" | "still-active" | "look-again" | "expiry";

/** Relance: what was said about it, to which side. */
export type SaidNudge = { kind: Exclude<NudgeKind, "expiry"> | "places-again"; at: Date; side: Side };

/** A request as she reads it in her own space; `asks`: her word is waited for. */
export type OwnReferral = {
  id: string; domain: Domain; need: string; state: ReferralState; stateSince: Date; waitsFor: Side | null; asks: boolean; agreed: boolean; hers: boolean; asker: string | null; listed: string | null; toTheNetwork: boolean; shares: readonly Shareable[];
  lookAgainOn: CivilDate | null; sent: boolean; remindedAt: Date | null; ended: boolean; endedSide: Side | null; endedReason: string | null;
};

/** From where somebody looks at the list: what her team asked, what waits in her territory, what her structure received. */
export type Angle = "asked" | "queue" | "received";
/** A request as a list shows it. */
export type ReferralLine = {
  id: string; personId: string; name: string; domain: Domain; state: ReferralState; stateSince: Date; waitsFor: Side | null; sentAt: Date | null; lastNewsAt: Date | null; listed: string | null; chantier: string; officer: string | null; agreed: boolean; lookAgainOn: CivilDate | null;
};
