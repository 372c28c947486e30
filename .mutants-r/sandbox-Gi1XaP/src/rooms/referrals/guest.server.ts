import { sql } from "kysely";
import type { CapacityAnswer, Referral, Told } from "./model.ts";
import type { GuestVisit } from "./links.server.ts";
import { unsealForPerson } from "#ground/person-keys";
import { readTold, referralOf } from "./store.server.ts";

const guestColumns = ["id", "person_id", "followed_by", "territory_id", "topic", "domain", "theme", "asked_by", "asking_id", "listed_id", "service_id", "host_id", "need", "shares", "state", "state_since", "waits_for", "sent_at", "seen_at", "first_answer_at", "accepted_at", "offered_at", "contact_at", "last_news_at", "ended_at"] as const;

/** The request of the link. What only the asking side keeps (how she agreed, who was first) is not among its columns. */
export const findLinkedReferral = async ({ tx, referralId }: GuestVisit): Promise<Referral | null> => {
  const row = referralId ? await tx.selectFrom("referrals").select(guestColumns).where("id", "=", referralId).executeTakeFirst() : undefined;
  return row ? referralOf({ ...row, agreed_at: row.sent_at, agreed_means: null, agreed_network: false, refused_at: null, withdrawn_at: null, look_again_on: null, based_on: null, officer_id: null, ended_side: null, ended_reason: null, created_at: row.sent_at! } as never) : null;
};

export type WhoAsks = { name: string | null; jobTitle: string | null; phone: string | null; email: string | null; structure: string; commune: string | null };
export type LinkedRequest = { referral: Referral; told: Told | null; who: WhoAsks | null; listed: string; service: string | null };

/** What the partner's one screen shows. */
export const readLinkedRequest = async (visit: GuestVisit): Promise<LinkedRequest | null> => {
  const referral = await findLinkedReferral(visit);
  if (!referral) return null;
  const [told, who, place] = await Promise.all([
    readTold(visit, referral.id),
    sql<{ given_name: string | null; family_name: string | null; job_title: string | null; work_phone: string | null; work_email: string | null; structure: string; commune: string | null }>`select * from app.who_asks_by_link()`.execute(visit.tx),
    sql<{ listed: string; service: string | null }>`select d.name as listed, s.name as service from app.directory_structures d left join app.services s on s.id = ${referral.serviceId} where d.id = ${referral.listedId}`.execute(visit.tx),
  ]);
  const asker = who.rows[0];
  return {
    referral, told, listed: place.rows[0]?.listed ?? "", service: place.rows[0]?.service ?? null,
    who: asker ? { name: asker.given_name ? `${asker.given_name} ${asker.family_name ?? ""}`.trim() : null, jobTitle: asker.job_title, phone: asker.work_phone, email: asker.work_email, structure: asker.structure, commune: asker.commune } : null,
  };
};

export type LinkedAsk = { id: string; words: string; listed: string; service: string | null; answer: CapacityAnswer | null; heldUntil: string | null };
export const readLinkedAsk = async ({ tx, askId }: GuestVisit): Promise<LinkedAsk | null> => {
  if (!askId) return null;
  const { rows } = await sql<{ id: string; words: string; listed: string; service: string | null; answer: CapacityAnswer | null; held_until: string | null }>`
    select a.id, a.words, a.answer, a.held_until, d.name as listed, s.name as service from app.capacity_asks a join app.directory_structures d on d.id = a.listed_id left join app.services s on s.id = a.service_id where a.id = ${askId}`.execute(tx);
  const row = rows[0];
  return row ? { id: row.id, words: unsealForPerson(row.words, `capacity_asks.words:${row.id}`) ?? "", listed: row.listed, service: row.service, answer: row.answer, heldUntil: row.held_until } : null;
};

/** Written in the journal like every reading: by a link, on one request, at an hour. */
export const recordByLink = async ({ tx, now, referralId, askId }: GuestVisit, event: string, about: Pick<Referral, "personId" | "followedBy"> | null, detail: Record<string, string> = {}): Promise<void> => {
  await tx.insertInto("journal").values({ at: now, event, subject_id: referralId ?? askId, because: "link", detail: JSON.stringify(detail), ...(about ? { person_id: about.personId, followed_by: about.followedBy } : {}) }).execute();
};
