import { type RawBuilder, sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { unsealForPerson } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import type { Angle, ReferralLine, ReferralState, SaidNudge, Side, Told } from "./model.ts";

/** What to show of a list: everything open, what waits for one side, or what ended. */
export type Waiting = "all" | Side | "ended";
export type Asked = { angle: Angle; waiting: Waiting; domain: Domain | null; after: { since: string; id: string } | null; size?: number };

type Row = {
  id: string; person_id: string; own_name: string | null; told: string; domain: string; state: string; state_since: Date; waits_for: string | null; sent_at: Date | null; last_news_at: Date | null; listed: string | null; chantier: string; officer: string | null; agreed: boolean;
  look_again_on: CivilDate | null;
};

// Policies cut by topic ride no index by themselves: the query says first, on plain columns, which part of the table it is about.
const within: Record<Angle, (visit: Visit) => RawBuilder<unknown>> = {
  asked: (visit) => sql`(r.followed_by = any ((select app.at('presence'))::uuid[]) or r.person_id = any ((select app.with('presence'))::uuid[]) or r.asked_by = ${visit.actor.id} or r.asking_id = any ((select app.my_doors())::uuid[]))`,
  queue: () => sql`r.territory_id = any ((select app.officer_territories())::uuid[]) and r.agreed_at is not null and r.state not in ('draft', 'waiting-moment', 'entered-in-error')`,
  received: () => sql`r.host_id = any ((select app.my_doors())::uuid[]) and r.agreed_at is not null and r.state not in ('draft', 'waiting-moment', 'entered-in-error')`,
};

const nameOf = (row: Row): string => {
  if (row.own_name) return row.own_name;
  const told = row.told === "" ? null : unsealForPerson(row.told, `referrals.told:${row.id}`);
  return told ? (JSON.parse(told) as Told).name : "quelqu'un";
};
const lineOf = (row: Row): ReferralLine => ({
  id: row.id, personId: row.person_id, name: nameOf(row), domain: row.domain as Domain, state: row.state as ReferralState, stateSince: row.state_since, waitsFor: row.waits_for as Side | null, sentAt: row.sent_at, lastNewsAt: row.last_news_at, listed: row.listed, chantier: row.chantier,
  officer: row.officer, agreed: row.agreed, lookAgainOn: row.look_again_on,
});

const lines = (where: RawBuilder<unknown>, order: RawBuilder<unknown>, size: number) => sql<Row>`
  with page as materialized (select r.* from app.referrals r where ${where} order by ${order} limit ${size})
  select r.id, r.person_id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as own_name, r.told, r.domain, r.state, r.state_since, r.waits_for, r.sent_at, r.last_news_at, d.name as listed, s.name as chantier,
    o.given_name || ' ' || o.family_name as officer, r.agreed_at is not null as agreed, r.look_again_on
  from page r left join app.people p on p.id = r.person_id left join app.directory_structures d on d.id = r.listed_id join app.structures s on s.id = r.asking_id left join app.professionals o on o.id = r.officer_id
  order by ${order}`;

/** The question of a page of requests; a test looks at its plan. */
export const referralsQuery = (visit: Visit, { angle, waiting, domain, after, size = 50 }: Asked) => {
  const ended = waiting === "ended";
  const state = ended ? sql`r.ended_at is not null` : waiting === "all" ? sql`r.ended_at is null` : sql`r.ended_at is null and r.waits_for = ${waiting}`;
  const beyond = after ? (ended ? sql`and (r.state_since, r.id) < (${after.since}::timestamptz, ${after.id}::uuid)` : sql`and (r.state_since, r.id) > (${after.since}::timestamptz, ${after.id}::uuid)`) : sql``;
  const order = ended ? sql`r.state_since desc, r.id desc` : sql`r.state_since, r.id`;
  return lines(sql`${within[angle](visit)} and ${state} ${domain ? sql`and r.domain = ${domain}` : sql``} ${beyond}`, order, size + 1);
};

/** A page of requests, those that wait the longest first; those that ended, the latest first. */
export const listReferrals = async (visit: Visit, asked: Asked): Promise<{ lines: ReferralLine[]; next: { since: string; id: string } | null }> => {
  const size = asked.size ?? 50;
  const { rows } = await referralsQuery(visit, asked).execute(visit.tx);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { lines: shown.map(lineOf), next: rows.length > size && last ? { since: last.state_since.toISOString(), id: last.id } : null };
};

/** How many are open, for each side that is waited for. */
export const countReferrals = async (visit: Visit, angle: Angle): Promise<Partial<Record<Side, number>>> => {
  const { rows } = await sql<{ side: Side; count: number }>`select r.waits_for as side, count(*)::int as count from app.referrals r where ${within[angle](visit)} and r.ended_at is null group by r.waits_for`.execute(visit.tx);
  return Object.fromEntries(rows.map(({ side, count }) => [side, count]));
};

/** What is or was asked for a person, of what the visitor may see: complementarity is read before asking again. */
export const listReferralsOf = async (visit: Visit, personId: string, except: string | null = null): Promise<ReferralLine[]> => {
  const { rows } = await lines(sql`r.person_id = ${personId} and r.id is distinct from ${except}::uuid and r.state <> 'entered-in-error'`, sql`r.ended_at is not null, r.state_since desc, r.id`, 60).execute(visit.tx);
  return rows.map(lineOf);
};

/** Requests that a first door still keeps: declined or expired with nothing after, and those that follow another and that nobody accepted yet. */
export const listKeptAtTheDoor = async (visit: Visit): Promise<ReferralLine[]> => {
  const { rows } = await lines(sql`r.door_id = any ((select app.my_doors())::uuid[]) and ((r.based_on is not null and r.ended_at is null and r.accepted_at is null)
    or (r.state in ('declined', 'expired', 'failed') and r.ended_at > ${visit.now}::timestamptz - interval '60 days' and not exists (select from app.referrals n where n.based_on = r.id)
      and not exists (select from app.referrals m where m.person_id = r.person_id and m.domain = r.domain and m.created_at > r.ended_at)))`, sql`r.state_since, r.id`, 60).execute(visit.tx);
  return rows.map(lineOf);
};

export type Names = { person: string | null; asking: string; askedBy: string | null; listed: string | null; service: string | null; officer: string | null; listedEmail: string | null; listedPhone: string | null; isSensitive: boolean; department: string | null };
/** The names a request's page shows. */
export const readNames = async (visit: Visit, id: string): Promise<Names> => {
  const { rows } = await sql<Names>`
    select trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as person, s.name as asking, a.given_name || ' ' || a.family_name as "askedBy", d.name as listed, v.name as service, o.given_name || ' ' || o.family_name as officer,
      coalesce(v.email, d.email) as "listedEmail", coalesce(v.phone, d.phone) as "listedPhone", coalesce(v.is_sensitive or d.is_sensitive, false) as "isSensitive",
      (select case when min(ar.code) like '97%' then left(min(ar.code), 3) else left(min(ar.code), 2) end from app.territory_areas ar where ar.territory_id = r.territory_id) as department
    from app.referrals r left join app.people p on p.id = r.person_id join app.structures s on s.id = r.asking_id left join app.professionals a on a.id = r.asked_by left join app.directory_structures d on d.id = r.listed_id
    left join app.services v on v.id = r.service_id left join app.professionals o on o.id = r.officer_id where r.id = ${id}`.execute(visit.tx);
  return rows[0]!;
};

/** What was said because it did not move, in order. */
export const listNudges = async (visit: Visit, referralId: string): Promise<SaidNudge[]> =>
  (await sql<SaidNudge>`select n.kind, n.at, n.side from app.referral_nudges n where n.referral_id = ${referralId} order by n.at, n.kind limit 100`.execute(visit.tx)).rows;
