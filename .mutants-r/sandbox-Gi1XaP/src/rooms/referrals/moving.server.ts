// A request moves, and what happened is written beside it, in one gesture: whoever makes it, a professional, the person, a partner behind a link.
import type { Transaction } from "kysely";
import { newId } from "#ground/ids";
import { sealForPerson } from "#ground/person-keys";
import type { Tables } from "#ground/tables.generated";
import type { OwnVisit, Visit } from "#ground/visit";
import type { GuestVisit } from "./links.server.ts";
import type { Referral, ReferralState, Side } from "./model.ts";
import { type MoveName, isEnded, moveOf, waitsFor } from "./rules.ts";

/** Who moves it: the side it is done for, and the professional who does it (none for the person and for a link). */
export type Mover = { tx: Transaction<Tables>; now: Date; side: Side; actorId: string | null };
export const moverOf = (visit: Visit, side: Side): Mover => ({ tx: visit.tx, now: visit.now, side, actorId: visit.actor.id });
export const herMover = (visit: OwnVisit): Mover => ({ tx: visit.tx, now: visit.now, side: "person", actorId: null });
export const guestMover = (visit: GuestVisit): Mover => ({ tx: visit.tx, now: visit.now, side: "partner", actorId: null });

export type Moved = { move: MoveName; reason?: { side: Side; code: string } | null; words?: string; lookAgainOn?: string; to?: { listedId: string; serviceId: string | null } };

const answers: readonly MoveName[] = ["ask-complement", "accept", "decline", "reorient"];

const instantsOf = (referral: Referral, { move }: Moved, now: Date, side: Side) => ({
  ...(move === "send" && !referral.sentAt ? { sent_at: now } : {}),
  ...((move === "see" || answers.includes(move)) && !referral.seenAt ? { seen_at: now } : {}),
  ...(answers.includes(move) && !referral.firstAnswerAt ? { first_answer_at: now } : {}),
  ...(move === "accept" && !referral.acceptedAt ? { accepted_at: now } : {}),
  ...(move === "offer-appointment" && !referral.offeredAt ? { offered_at: now } : {}),
  ...((move === "start" || move === "finish") && !referral.contactAt ? { contact_at: now } : {}),
  ...(side === "partner" || side === "officer" || move === "send" ? { last_news_at: now } : {}),
});

/** False when it moved meanwhile: nothing is written over what somebody else just did. */
export const carryOut = async (mover: Mover, referral: Referral, moved: Moved): Promise<boolean> => {
  const { tx, now, side } = mover;
  const to: ReferralState = moveOf(moved.move).to;
  const hasPartner = (moved.to ?? referral).listedId !== null;
  const ended = isEnded(to);
  const waits = waitsFor(to, hasPartner);
  const { numUpdatedRows } = await tx.updateTable("referrals").set({
    state: to, state_since: now, waits_for: waits, ...instantsOf(referral, moved, now, side),
    ...(moved.move === "wait" ? { look_again_on: moved.lookAgainOn ?? null } : referral.state === "waiting-moment" ? { look_again_on: null } : {}),
    ...(moved.to ? { listed_id: moved.to.listedId, service_id: moved.to.serviceId } : {}),
    ...(side === "officer" && mover.actorId && !referral.officerId ? { officer_id: mover.actorId } : {}),
    ...(ended ? { ended_at: now, ended_side: moved.reason?.side ?? side, ended_reason: moved.reason?.code ?? null } : {}),
  }).where("id", "=", referral.id).where("state", "=", referral.state).where("state_since", "=", referral.stateSince).executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await writeEvent(mover, referral, { move: moved.move, to, waits, reason: moved.reason ? `${moved.reason.side}:${moved.reason.code}` : null, words: moved.words ?? "", listedId: moved.to?.listedId ?? null });
  return true;
};

type Written = { move: string; to: ReferralState; waits: Side | null; reason: string | null; words: string; listedId?: string | null };
export const writeEvent = async ({ tx, now, side, actorId }: Mover, referral: Pick<Referral, "id" | "personId" | "topic" | "state">, { move, to, waits, reason, words, listedId }: Written): Promise<void> => {
  const id = newId(now.getTime());
  await tx.insertInto("referral_events").values({
    id, referral_id: referral.id, person_id: referral.personId, topic: referral.topic, at: now, move, from_state: referral.state, to_state: to, side, waits_for: waits, reason,
    words: words === "" ? "" : sealForPerson(referral.personId, words, `referral_events.words:${id}`), ...(actorId ? { actor_id: actorId } : {}), ...(listedId ? { listed_id: listedId } : {}),
  }).execute();
};

/** News that change nothing to where it stands; the silence of whoever answers ends, the asker's own word does not end it. */
export const writeNews = async (mover: Mover, referral: Referral, words: string): Promise<void> => {
  if (mover.side !== "asker") await mover.tx.updateTable("referrals").set({ last_news_at: mover.now }).where("id", "=", referral.id).execute();
  await writeEvent(mover, referral, { move: "news", to: referral.state, waits: referral.waitsFor, reason: null, words });
};
