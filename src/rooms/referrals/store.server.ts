import { sql, type Transaction } from "kysely";
import { isId, newId } from "#ground/ids";
import { readWords, sealForPerson, unsealForPerson } from "#ground/person-keys";
import type { Tables } from "#ground/tables.generated";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Domain, Topic } from "#rooms/access/index";
import type { AgreedMeans, Referral, ReferralEvent, ReferralState, Shareable, Side, Told } from "./model.ts";

type Tx = { tx: Transaction<Tables> };
type Row = {
  id: string; person_id: string; followed_by: string | null; territory_id: string | null; topic: string; domain: string; theme: string | null; asked_by: string | null; asking_id: string; door_id?: string; based_on: string | null; listed_id: string | null;
  service_id: string | null; host_id: string | null; officer_id: string | null; need: string; shares: string[]; state: string; state_since: Date; waits_for: string | null; look_again_on: string | null; agreed_at: Date | null; agreed_means: string | null; agreed_network: boolean;
  refused_at: Date | null; withdrawn_at: Date | null; sent_at: Date | null; seen_at: Date | null; first_answer_at: Date | null; accepted_at: Date | null; offered_at: Date | null; contact_at: Date | null; last_news_at: Date | null; ended_at: Date | null;
  ended_side: string | null; ended_reason: string | null; created_at: Date;
};
const about = (column: "need" | "told", id: string): string => `referrals.${column}:${id}`;

export const referralOf = (row: Row): Referral => ({
  id: row.id, personId: row.person_id, followedBy: row.followed_by, territoryId: row.territory_id, topic: row.topic as Topic, domain: row.domain as Domain, theme: row.theme, askedBy: row.asked_by, askingId: row.asking_id, doorId: row.door_id ?? row.asking_id,
  basedOn: row.based_on, listedId: row.listed_id, serviceId: row.service_id, hostId: row.host_id, officerId: row.officer_id, need: readWords(row.need, about("need", row.id)), shares: row.shares as Shareable[], state: row.state as ReferralState, stateSince: row.state_since,
  waitsFor: row.waits_for as Side | null, lookAgainOn: row.look_again_on, agreedAt: row.agreed_at, agreedMeans: row.agreed_means as AgreedMeans | null, agreedNetwork: row.agreed_network, refusedAt: row.refused_at, withdrawnAt: row.withdrawn_at, sentAt: row.sent_at, seenAt: row.seen_at,
  firstAnswerAt: row.first_answer_at, acceptedAt: row.accepted_at, offeredAt: row.offered_at, contactAt: row.contact_at, lastNewsAt: row.last_news_at, endedAt: row.ended_at, endedSide: row.ended_side as Side | null, endedReason: row.ended_reason, createdAt: row.created_at,
});

/** One request among those the visitor may see. */
export const findReferral = async ({ tx }: Tx, id: string): Promise<Referral | null> => {
  const row = isId(id) ? await tx.selectFrom("referrals").selectAll().where("id", "=", id).executeTakeFirst() : undefined;
  return row ? referralOf(row as Row) : null;
};

export type Before = { id: string; personId: string; domain: Domain; doorId: string; need: string; shares: readonly Shareable[]; goals: readonly string[]; toTheNetwork: { means: AgreedMeans; witness: string | null } | null };
/** A request that ended unaccepted and that nothing follows yet: what another may be asked with, and her agreement when she gave it to the network. */
export const findBefore = async ({ tx }: Tx, id: string): Promise<Before | null> => {
  if (!isId(id)) return null;
  const { rows } = await sql<Omit<Before, "toTheNetwork"> & { means: AgreedMeans | null; witness: string | null }>`
    select r.id, r.person_id as "personId", r.domain, r.door_id as "doorId", r.need, r.shares, array(select g.code from app.referral_goals g where g.referral_id = r.id order by g.code) as goals,
      case when r.agreed_network and r.withdrawn_at is null then r.agreed_means end as means, r.agreed_witness as witness
    from app.referrals r where r.id = ${id} and r.state in ('declined', 'expired', 'failed', 'reoriented') and not exists (select from app.referrals n where n.based_on = r.id)`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { means, witness, ...rest } = row;
  return { ...rest, need: readWords(row.need, about("need", id)), toTheNetwork: means && { means, witness } };
};

/** One of her own, in her space: the columns she reads. */
export const findMyReferral = async ({ tx, personId }: OwnVisit, id: string): Promise<Referral | null> => {
  if (!isId(id)) return null;
  const row = await tx.selectFrom("referrals").select(ownColumns).where("id", "=", id).where("person_id", "=", personId).executeTakeFirst();
  return row ? referralOf({ ...row, followed_by: null, territory_id: null } as Row) : null;
};
export const ownColumns = [
  "id", "person_id", "topic", "domain", "theme", "asked_by", "asking_id", "based_on", "listed_id", "service_id", "host_id", "officer_id", "need", "shares", "state", "state_since", "waits_for", "look_again_on", "agreed_at", "agreed_means", "agreed_network", "refused_at",
  "withdrawn_at", "sent_at", "seen_at", "first_answer_at", "accepted_at", "offered_at", "contact_at", "last_news_at", "ended_at", "ended_side", "ended_reason", "created_at",
] as const;

export type NewReferral = Pick<Referral, "personId" | "topic" | "domain" | "theme" | "askingId" | "doorId" | "basedOn" | "listedId" | "serviceId" | "need" | "shares"> & { agreed: { means: AgreedMeans; witness: string | null } | null; network: boolean; goals: readonly string[] };

export const insertReferral = async (visit: Visit, asked: NewReferral): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("referrals").values({
    id, person_id: asked.personId, topic: asked.topic, domain: asked.domain, theme: asked.theme, asked_by: visit.actor.id, asking_id: asked.askingId, door_id: asked.doorId, based_on: asked.basedOn, listed_id: asked.listedId, service_id: asked.serviceId,
    need: sealForPerson(asked.personId, asked.need, about("need", id)), shares: [...asked.shares], state: "draft", state_since: visit.now, waits_for: "asker", agreed_network: asked.network, created_at: visit.now,
    ...(asked.agreed ? { agreed_at: visit.now, agreed_means: asked.agreed.means, agreed_witness: asked.agreed.witness } : {}),
  }).execute();
  await insertGoals(visit, { id, personId: asked.personId, topic: asked.topic }, asked.goals);
  return id;
};

export const insertGoals = async ({ tx }: Tx, referral: Pick<Referral, "id" | "personId" | "topic">, goals: readonly string[]): Promise<void> => {
  if (goals.length === 0) return;
  await tx.insertInto("referral_goals").values(goals.map((code) => ({ referral_id: referral.id, person_id: referral.personId, topic: referral.topic, code }))).execute();
};

/** She starts one by herself: it waits for her chantier to send it. */
export const insertMyReferral = async (visit: OwnVisit, asked: Pick<NewReferral, "topic" | "domain" | "theme" | "askingId" | "listedId" | "serviceId" | "need">): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("referrals").values({
    id, person_id: visit.personId, topic: asked.topic, domain: asked.domain, theme: asked.theme, asking_id: asked.askingId, door_id: asked.askingId, listed_id: asked.listedId, service_id: asked.serviceId,
    need: sealForPerson(visit.personId, asked.need, about("need", id)), shares: [], state: "draft", state_since: visit.now, waits_for: "asker", agreed_at: visit.now, agreed_means: "own-space", agreed_network: asked.listedId === null, created_at: visit.now,
  }).execute();
  return id;
};

/** What the partner will read of her, as she agreed: a copy of the file on the day it leaves. */
export const readToTell = async ({ tx }: Tx, personId: string, shares: readonly Shareable[]): Promise<Told> => {
  const { rows } = await sql<{ name: string; phone: string | null; email: string | null; languages: string | null; year: string | null }>`
    select trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name,
      (select c.value from app.contact_points c where c.person_id = p.id and c.ended_on is null and c.kind in ('call', 'sms', 'messaging', 'through-someone') order by c.preferred desc, c.id limit 1) as phone,
      (select c.value from app.contact_points c where c.person_id = p.id and c.ended_on is null and c.kind = 'email' order by c.preferred desc, c.id limit 1) as email,
      (select string_agg(l.language, ',' order by l.language) from app.person_languages l where l.person_id = p.id and l.speaks) as languages,
      (select extract(year from i.birth_date)::text from app.identities i where i.person_id = p.id) as year
    from app.people p where p.id = ${personId}`.execute(tx);
  const found = rows[0];
  if (!found) throw new Error("A request leaves for somebody whose file is not open to whoever sends it");
  return {
    name: found.name,
    ...(shares.includes("phone") && found.phone ? { phone: found.phone } : {}), ...(shares.includes("email") && found.email ? { email: found.email } : {}),
    ...(shares.includes("languages") && found.languages ? { languages: found.languages } : {}), ...(shares.includes("birth-year") && found.year ? { birthYear: found.year } : {}),
  };
};
export const saveTold = async ({ tx }: Tx, { id, personId }: Pick<Referral, "id" | "personId">, told: Told): Promise<void> => {
  await tx.updateTable("referrals").set({ told: sealForPerson(personId, JSON.stringify(told), about("told", id)) }).where("id", "=", id).execute();
};
/** Null before it left, and once her key is no more. */
export const readTold = async ({ tx }: Tx, id: string): Promise<Told | null> => {
  const row = await tx.selectFrom("referrals").select("told").where("id", "=", id).executeTakeFirst();
  const words = row && row.told !== "" ? unsealForPerson(row.told, about("told", id)) : null;
  return words === null ? null : (JSON.parse(words) as Told);
};

type EventRow = { id: string; at: Date; move: string; from_state: string | null; to_state: string; side: string; waits_for: string | null; actor: string | null; reason: string | null; words: string; listed: string | null };
export const eventOf = (row: EventRow): ReferralEvent => ({
  id: row.id, at: row.at, move: row.move, from: row.from_state as ReferralState | null, to: row.to_state as ReferralState, side: row.side as Side, waitsFor: row.waits_for as Side | null, actor: row.actor, reason: row.reason,
  words: readWords(row.words, `referral_events.words:${row.id}`), listed: row.listed,
});

/** What happened, oldest first. */
export const listEvents = async ({ tx }: Tx, referralId: string): Promise<ReferralEvent[]> => {
  const { rows } = await sql<EventRow>`select e.id, e.at, e.move, e.from_state, e.to_state, e.side, e.waits_for, e.reason, e.words, p.given_name || ' ' || p.family_name as actor, d.name as listed
    from app.referral_events e left join app.professionals p on p.id = e.actor_id left join app.directory_structures d on d.id = e.listed_id
    where e.referral_id = ${referralId} order by e.number limit 300`.execute(tx);
  return rows.map(eventOf);
};
