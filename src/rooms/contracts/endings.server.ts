import { sql } from "kysely";
import { addMonths, type CivilDate } from "#ground/civil-date";
import { plannedOnce } from "#ground/database/prepared";
import type { Visit } from "#ground/visit";
import type { ContractKind } from "./model.ts";

/** Contracts that end in a month: how many are renewed already, how many people nothing follows. */
export type EndingMonth = { month: CivilDate; ending: number; followed: number; beginning: number };
/** Somebody whose contract ends, with the other clock. `since` is the first day of her contracts in this journey. */
export type Ending = { personId: string; name: string; contractId: string; kind: ContractKind; employer: string; endsOn: CivilDate; weekly: number | null; passEndsOn: CivilDate | null; since: CivilDate; lead: string | null; nextStartsOn: CivilDate | null };

const firstOf = (day: CivilDate): CivilDate => `${day.slice(0, 7)}-01`;
// The policy compares followed_by; said again on the plain column, the index by chantier and end is ridden.
const mine = sql<boolean>`(c.followed_by = any ((select app.at('work'))::uuid[]))`;
const inChantier = (chantierId: string | null) => (chantierId === null ? mine : sql<boolean>`c.followed_by = ${chantierId}::uuid`);

/** The coming year, month by month, for the chantiers the visitor reads, or one of them. */
export const readComingYear = async (visit: Visit, chantierId: string | null): Promise<EndingMonth[]> => {
  const from = firstOf(visit.today);
  const { rows } = await sql<EndingMonth>`
    with months as (select generate_series(${from}::date, ${from}::date + interval '11 months', interval '1 month')::date as month),
    ending as (
      select date_trunc('month', c.ends_on)::date as month, count(*)::int as ending, count(*) filter (where exists (select from app.contracts n where n.person_id = c.person_id and n.struck_at is null and n.starts_on > c.starts_on and n.starts_on <= c.ends_on + 31))::int as followed
      from app.contracts c where ${inChantier(chantierId)} and c.ended_on is null and c.struck_at is null and c.ends_on >= ${visit.today} and c.ends_on < ${addMonths(from, 12)} group by 1),
    beginning as (
      select date_trunc('month', c.starts_on)::date as month, count(*)::int as beginning from app.contracts c
      where ${inChantier(chantierId)} and c.ended_on is null and c.struck_at is null and c.renews is null and c.starts_on > ${visit.today} and c.starts_on < ${addMonths(from, 12)} and c.ends_on >= ${visit.today} group by 1)
    select m.month, coalesce(e.ending, 0) as ending, coalesce(e.followed, 0) as followed, coalesce(b.beginning, 0) as beginning from months m left join ending e using (month) left join beginning b using (month) order by m.month`.execute(visit.tx);
  return rows;
};

const most = 200;

/** Whose contract ends in that month, the soonest first; no month said, the first of the coming year in which one ends. */
export const listEndings = async (visit: Visit, month: CivilDate | null, chantierId: string | null): Promise<Ending[]> => {
  const standing = sql`${inChantier(chantierId)} and c.ended_on is null and c.struck_at is null and c.ends_on >= ${visit.today}`;
  const { rows } = await sql<Ending>`
    with looked as materialized (
      select coalesce(${month && firstOf(month)}::date, (select date_trunc('month', min(c.ends_on))::date from app.contracts c where ${standing} and c.ends_on < ${addMonths(firstOf(visit.today), 12)})) as month),
    ending as materialized (
      select c.id, c.person_id, c.kind, c.employer_id, c.employer_name, c.starts_on, c.ends_on from app.contracts c
      where ${standing} and c.ends_on >= (select month from looked) and c.ends_on < (select month + interval '1 month' from looked) order by c.ends_on, c.id limit ${most})
    select e.person_id as "personId", trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, e.id as "contractId", e.kind, coalesce(s.name, e.employer_name) as employer, e.ends_on as "endsOn",
      (select h.weekly::float8 from app.contract_hours h where h.contract_id = e.id and h.from_on <= ${visit.today} order by h.from_on desc limit 1) as weekly, j.pass_ends_on as "passEndsOn",
      (select min(c.starts_on) from app.contracts c where c.person_id = e.person_id and c.struck_at is null and c.starts_on >= coalesce(j.opened_on, e.starts_on)) as since,
      l.given_name || ' ' || l.family_name as lead,
      (select min(n.starts_on) from app.contracts n where n.person_id = e.person_id and n.struck_at is null and n.starts_on > e.starts_on and n.starts_on <= e.ends_on + 31) as "nextStartsOn"
    from ending e join app.people p on p.id = e.person_id and p.merged_into is null left join app.structures s on s.id = e.employer_id
      left join app.journeys j on j.person_id = e.person_id and j.closed_on is null
      left join app.lead_referents r on r.journey_id = j.id and r.ends_on is null left join app.professionals l on l.id = r.professional_id
    order by e.ends_on, name, e.id`.execute(visit.tx);
  return rows;
};

/** How many people are under contract today, by chantier the visitor reads. */
export const countUnderContract = async (visit: Visit): Promise<{ chantierId: string; chantier: string; people: number }[]> => {
  const { rows } = await sql<{ chantierId: string; chantier: string; people: number }>`
    select s.id as "chantierId", s.name as chantier, count(distinct c.person_id)::int as people from app.contracts c join app.structures s on s.id = c.followed_by
    where ${mine} and c.ended_on is null and c.struck_at is null and c.ends_on >= ${visit.today} and c.starts_on <= ${visit.today} group by s.id, s.name order by s.name`.execute(visit.tx);
  return rows;
};

/** Thirty-five hours a week are one full-time equivalent: 1 820 hours paid a year (convention of ACI, à vérifier). */
const fullTime = 35;
export type OccupiedPosts = { month: CivilDate; chantierId: string; people: number; posts: number };

/** Posts that contracts written today occupy, in full-time equivalents: today, then on the first of each of the eleven months that follow, by chantier that employs. One employer's contracts with somebody never overlap: to count them is to count people. */
export const readOccupiedPosts = async (visit: Visit, chantierId: string | null): Promise<OccupiedPosts[]> => {
  const from = firstOf(visit.today);
  const { rows } = await sql<OccupiedPosts>`
    with held as materialized (
      select c.followed_by, c.starts_on, c.ends_on,
        (select h.weekly from app.contract_hours h where h.contract_id = c.id and h.from_on <= greatest(c.starts_on, ${visit.today}::date) order by h.from_on desc limit 1) as weekly
      from app.contracts c where ${inChantier(chantierId)} and c.ended_on is null and c.struck_at is null and c.ends_on >= ${visit.today} and c.starts_on < ${addMonths(from, 12)} and c.employer_id = c.followed_by)
    select m.month, h.followed_by as "chantierId", count(*)::int as people, round(coalesce(sum(h.weekly), 0) / ${fullTime}, 2)::float8 as posts
    from generate_series(${from}::date, ${from}::date + interval '11 months', interval '1 month') as s(first) cross join lateral (select s.first::date as month, greatest(s.first::date, ${visit.today}::date) as day) m
      join held h on h.starts_on <= m.day and h.ends_on >= m.day
    group by m.month, h.followed_by order by m.month`.execute(visit.tx);
  return rows;
};

type Ahead = { chantier: string | null; chantiers: Awaited<ReturnType<typeof countUnderContract>>; year: EndingMonth[]; occupied: OccupiedPosts[]; endings: Ending[] };
/** All that the page of endings shows, in one journey to the database. A chantier where the visitor sees nobody is none of hers: she looks at all of them. */
export const lookAhead = async (visit: Visit, month: CivilDate | null, chantier: string | null): Promise<Ahead> => {
  const [, chantiers, year, occupied, endings] = await Promise.all([plannedOnce(visit), countUnderContract(visit), readComingYear(visit, chantier), readOccupiedPosts(visit, chantier), listEndings(visit, month, chantier)]);
  return chantier === null || chantiers.some(({ chantierId }) => chantierId === chantier) ? { chantier, chantiers, year, occupied, endings } : lookAhead(visit, month, null);
};
