import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { Door, Visit } from "#ground/visit";
import { type ClockFacts, type ClockSuspension, type Deadline, deadlinesOf } from "./deadlines.ts";
import type { ContractKind, EmployerKind, EmploymentContract, Pass, PassProlongation } from "./model.ts";

type Told = { id: string; kind: string; employerKind: string; employer: string; startsOn: CivilDate; endsOn: CivilDate | null; endedOn: CivilDate | null };
type Row = { person_id: string; contracts: Told[]; pass: Omit<Pass, "number"> | null; suspensions: ClockSuspension[]; prolongations: PassProlongation[] };

// The employer is a key here: two contracts are of the same one, or not.
const contractOf = ({ id, kind, employerKind, employer, startsOn, endsOn, endedOn }: Told): EmploymentContract =>
  ({ id, kind: kind as ContractKind, employer: { kind: employerKind as EmployerKind, structureId: employer, name: "" }, startsOn, endsOn, endedOn, end: null, renews: null, ground: null, reference: null, hours: [], suspensions: [], immersions: [] });
const factsOf = ({ contracts, pass, suspensions, prolongations }: Row): ClockFacts => ({ contracts: contracts.map(contractOf), pass: pass && { number: null, ...pass }, suspensions, prolongations });

const keep = async ({ tx, today }: Door, rows: readonly Row[], people: readonly string[]): Promise<number> => {
  const told = rows.flatMap((row) => deadlinesOf(factsOf(row), today).map(({ clock, code, on, topic, tells }) => ({ person_id: row.person_id, clock, code, on_day: on, topic, tells })));
  return (await sql<{ moved: number }>`select app.keep_deadlines(${people}::uuid[], ${JSON.stringify(told)}::jsonb) as moved`.execute(tx)).rows[0]?.moved ?? 0;
};

/** Counts again the deadlines of these people; whoever is followed no longer has none. */
export const countDeadlinesOf = async (door: Door, people: readonly string[]): Promise<number> => {
  const { rows } = await sql<Row>`select * from app.clock_facts(${people}::uuid[], null, null)`.execute(door.tx);
  return keep(door, rows, people);
};

/** Few enough that whoever waits for a page is let by some ten times a second. */
const perPage = 200;
/** One page of everybody who is followed, in the order of files; null when there is nobody left. */
export const countDeadlinesAfter = async (door: Door, after: string | null, size = perPage): Promise<{ last: string; people: number; moved: number } | null> => {
  const { rows } = await sql<Row>`select * from app.clock_facts(null, ${after}::uuid, ${size})`.execute(door.tx);
  const last = rows.at(-1)?.person_id;
  return last === undefined ? null : { last, people: rows.length, moved: await keep(door, rows, rows.map(({ person_id: id }) => id)) };
};

/** What no open journey holds any longer. */
export const dropLeftDeadlines = async ({ tx }: Door): Promise<void> => {
  await sql`select app.drop_left_deadlines()`.execute(tx);
};

/** Contracts written ahead that begin: each on the thread once. */
export const beginContracts = async ({ tx, today }: Door): Promise<{ situationId: string; personId: string }[]> => {
  const { rows } = await sql<{ situation_id: string; person_id: string }>`select * from app.begin_contracts(${today}::date)`.execute(tx);
  return rows.map((row) => ({ situationId: row.situation_id, personId: row.person_id }));
};

/** Somebody's, as far as the visitor reads them, in the order of days. */
export const listDeadlines = async ({ tx }: Visit, personId: string): Promise<Pick<Deadline, "code" | "on">[]> =>
  (await tx.selectFrom("deadlines").select(["code", "on_day"]).where("person_id", "=", personId).orderBy("on_day").orderBy("code").execute()).map((row) => ({ code: row.code as Deadline["code"], on: row.on_day }));
