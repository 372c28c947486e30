import { sql } from "kysely";
import { kaplanMeier, medianLimits, medianOf } from "#engine/survival";
import { tellable, told } from "#engine/small-counts";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import type { Side } from "#rooms/referrals/index";
import { type ClockName, clockNames, type Delay, type DomainActions, type EndedBecause, type Perimeter, type Period, type Scorecard, type WaitShare } from "./model.ts";

const asked = ({ territories, listedId }: Perimeter, { from, to }: Period) => sql`${territories}::uuid[], ${listedId}::uuid, ${from}::date, ${to}::date`;

type DelayRow = { clock: ClockName; domain: Domain; days: number; ended: boolean; requests: number; people: number };
const delayOf = (clock: ClockName, domain: Domain | null, rows: readonly DelayRow[]): Delay => {
  const steps = kaplanMeier(rows.map(({ days, ended, requests }) => ({ time: days, events: ended ? requests : 0, censored: ended ? 0 : requests })));
  const { low, high } = medianLimits(steps);
  const requests = rows.reduce((sum, row) => sum + row.requests, 0);
  // People of several rows may be the same: their sum is at least how many they are, so a small sum is small.
  const people = told(rows.reduce((sum, row) => sum + row.people, 0));
  return { clock, domain, requests, waiting: rows.filter(({ ended }) => !ended).reduce((sum, row) => sum + row.requests, 0), people, ...(people === null ? { median: null, low: null, high: null } : { median: medianOf(steps), low, high }) };
};

/** Median delays of the whole, then of each domain. */
export const readDelays = async (visit: Visit, perimeter: Perimeter, period: Period): Promise<Delay[]> => {
  const { rows } = await sql<DelayRow>`select * from app.network_delays(${asked(perimeter, period)})`.execute(visit.tx);
  const domains = [...new Set(rows.map(({ domain }) => domain))].sort();
  return [null, ...domains].flatMap((domain) => clockNames.map((clock) => delayOf(clock, domain, rows.filter((row) => row.clock === clock && (domain === null || row.domain === domain)))));
};

/** Who made people wait, over everything asked. */
export const readWaits = async (visit: Visit, perimeter: Perimeter, period: Period): Promise<WaitShare[]> => {
  const { rows } = await sql<{ side: Side; days: string }>`select side, sum(days) as days from app.network_waits(${asked(perimeter, period)}) group by side order by sum(days) desc`.execute(visit.tx);
  const total = rows.reduce((sum, { days }) => sum + Number(days), 0);
  return rows.map(({ side, days }) => ({ side, days: Number(days), part: total === 0 ? 0 : Number(days) / total }));
};

type ActionRow = Omit<DomainActions, "people"> & { people: number };
/** Actions and people, by domain: « 133 actions pour 74 salariés ». A domain too small to be told has no figure at all. */
export const readActions = async (visit: Visit, perimeter: Perimeter, period: Period): Promise<DomainActions[]> => {
  const { rows } = await sql<ActionRow>`select domain, asked, people, accepted, declined, expired, done, waiting, gaps, goals, reached, partly from app.network_actions(${asked(perimeter, period)}) order by asked desc, domain`.execute(visit.tx);
  const shown = tellable(rows.map(({ people }) => people));
  return rows.map((row, at) => (shown[at] ? row : { ...row, people: null }));
};

/** How many requests for how many different people, all domains together. */
export const readTotals = async (visit: Visit, perimeter: Perimeter, period: Period): Promise<{ asked: number; people: number | null; accepted: number; waiting: number; gaps: number }> => {
  const { rows } = await sql<{ asked: number; people: number; accepted: number; waiting: number; gaps: number }>`
    select coalesce(sum(asked), 0)::int as asked, coalesce(sum(accepted), 0)::int as accepted, coalesce(sum(waiting), 0)::int as waiting, coalesce(sum(gaps), 0)::int as gaps, app.people_asked_for(${asked(perimeter, period)}) as people from app.network_actions(${asked(perimeter, period)})`.execute(visit.tx);
  const row = rows[0]!;
  return { ...row, people: told(row.people) };
};

/** Why requests ended badly; a line of fewer people than may be told is left out of what is said. */
export const readReasons = async (visit: Visit, perimeter: Perimeter, period: Period): Promise<EndedBecause[]> => {
  const { rows } = await sql<EndedBecause & { people: number }>`select side, reason, requests, people from app.network_reasons(${asked(perimeter, period)}) order by requests desc, side, reason`.execute(visit.tx);
  return rows.filter(({ people }) => told(people) !== null).map(({ side, reason, requests }) => ({ side, reason, requests }));
};

type CardRow = { listed_id: string; listed: string; received: number; people: number; seen: number; answered: number; on_time: number; accepted: number; expired: number; offered: number; held: number; missed: number; waiting: number; done: number };
/** The partners of these territories, those who received the most first. */
export const readScorecards = async (visit: Visit, territories: readonly string[], { from, to }: Period): Promise<Scorecard[]> => {
  const { rows } = await sql<CardRow>`select * from app.network_partners(${territories}::uuid[], ${from}::date, ${to}::date)`.execute(visit.tx);
  return rows.map(({ listed_id: listedId, on_time: onTime, people, ...row }) => ({ ...row, listedId, onTime, people: told(people) }));
};

/** Territories whose figures the visitor may read; the entry of her own structure when she is a partner. */
export const listPerimeters = async (visit: Visit): Promise<{ territories: { id: string; name: string }[]; own: { id: string; name: string } | null }> => {
  const { rows } = await sql<{ id: string; name: string }>`select t.id, t.name from app.territories t where t.id = any (app.territories_in_figures(array(select id from app.territories))) order by t.name`.execute(visit.tx);
  const own = await sql<{ id: string; name: string }>`select d.id, d.name from app.directory_structures d where d.structure_id = any ((select app.my_doors())::uuid[]) and d.closed_on is null limit 1`.execute(visit.tx);
  return { territories: rows, own: own.rows[0] ?? null };
};
