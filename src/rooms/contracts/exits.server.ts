import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import type { ChantierStay, ExitStated, ExitSubject, StatedOutcome } from "./exit-facts.ts";
import type { CountedStay } from "./exit-figures.ts";
import type { ExitChange } from "./exits.ts";
import type { ContractEnd, EmployerKind } from "./model.ts";

/** Stays of somebody with employers of the house, the last one first. */
export const listStays = async (visit: Visit, personId: string): Promise<ChantierStay[]> => {
  const { rows } = await sql<ChantierStay>`select t.contract_id as "contractId", t.employer_id as "employerId", s.name as employer, t.employer_kind as "employerKind", t.entered_on as "enteredOn", t.left_on as "leftOn", t.end_code as "end", t.hours as "signedHours"
    from app.stays_with(null, ${personId}::uuid) t join app.structures s on s.id = t.employer_id order by t.entered_on desc, t.contract_id`.execute(visit.tx);
  return rows;
};

export type KeptStatement = { id: string; personId: string; version: number; writtenAt: Date; by: string | null; stated: ExitStated };

/** What was stated of the exit from a chain, among what the visitor reads. */
export const listStatements = async (visit: Visit, contractId: string): Promise<KeptStatement[]> => {
  const rows = await visit.tx.selectFrom("exit_statements as x").leftJoin("professionals as p", "p.id", "x.written_by").selectAll("x").select(["p.given_name", "p.family_name"]).where("x.contract_id", "=", contractId).where("x.struck_at", "is", null).execute();
  return rows.map((row) => {
    const change = row.change as ExitChange | null;
    const stated: Record<ExitSubject, () => ExitStated> = {
      work: () => ({ subject: "work", statedOn: row.stated_on, outcome: row.outcome as StatedOutcome, jobStartsOn: row.job_starts_on, jobEndsOn: row.job_ends_on, hours: row.hours === null ? null : Number(row.hours) }),
      housing: () => ({ subject: "housing", statedOn: row.stated_on, before: row.before_code, after: row.after_code, change, isLasting: row.is_lasting }),
      health: () => ({ subject: "health", statedOn: row.stated_on, change, hasDoctor: row.has_doctor, hasCover: row.has_cover }),
    };
    return { id: row.id, personId: row.person_id, version: row.version, writtenAt: row.written_at, by: row.given_name === null ? null : `${row.given_name} ${row.family_name}`, stated: stated[row.topic as ExitSubject]() };
  });
};

const columnsOf = (one: ExitStated) => ({
  stated_on: one.statedOn,
  ...(one.subject === "work" ? { outcome: one.outcome, job_starts_on: one.jobStartsOn, job_ends_on: one.jobEndsOn, hours: one.hours === null ? null : String(one.hours) } : { change: one.change }),
  ...(one.subject === "housing" ? { before_code: one.before, after_code: one.after, is_lasting: one.isLasting } : {}),
  ...(one.subject === "health" ? { has_doctor: one.hasDoctor, has_cover: one.hasCover } : {}),
});

/** Null when somebody stated it meanwhile. */
export const insertStatement = async (visit: Visit, personId: string, contractId: string, one: ExitStated): Promise<string | null> => {
  const id = newId(visit.now.getTime());
  const told = await visit.tx.insertInto("exit_statements").values({ id, contract_id: contractId, person_id: personId, topic: one.subject, ...columnsOf(one), written_by: visit.actor.id, written_at: visit.now })
    .onConflict((on) => on.columns(["contract_id", "topic"]).where("struck_at", "is", null).doNothing()).executeTakeFirst();
  return told.numInsertedOrUpdatedRows === 1n ? id : null;
};
/** Null when somebody changed it meanwhile. */
export const saveStatement = async (visit: Visit, id: string, version: number, one: ExitStated): Promise<string | null> =>
  (await visit.tx.updateTable("exit_statements").set(columnsOf(one)).where("id", "=", id).where("version", "=", version).where("struck_at", "is", null).returning("id").executeTakeFirst())?.id ?? null;
export const strikeStatementRow = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("exit_statements").set({ struck_at: visit.now, struck_by: visit.actor.id }).where("id", "=", id).execute();
};

type Counted = { employer_kind: string; entered_on: CivilDate; left_on: CivilDate | null; end_code: string | null; signed: number | null; hours: number | null; outcome: string | null; job_starts_on: CivilDate | null; job_ends_on: CivilDate | null };
const countedFrom = (row: Counted, person: string): CountedStay => ({
  person, enteredOn: row.entered_on, leftOn: row.left_on, employerKind: row.employer_kind as EmployerKind, end: row.end_code as ContractEnd | null, signedHours: row.signed,
  stated: row.outcome === null ? null : { outcome: row.outcome as StatedOutcome, jobStartsOn: row.job_starts_on, jobEndsOn: row.job_ends_on, hours: row.hours },
});

/** Every stay with these employers that began by a day, without a name; only those whose figures the visitor may read. */
export const readCountedStays = async (visit: Visit, employers: readonly string[], until: CivilDate): Promise<CountedStay[]> => {
  const { rows } = await sql<Counted & { person: number }>`select * from app.stays_in_figures(${employers}::uuid[], ${until}::date)`.execute(visit.tx);
  return rows.map((row) => countedFrom(row, String(row.person)));
};

/** A counted stay whose file the visitor may read. */
export type NamedStay = CountedStay & { contractId: string; name: string; employer: string };
export const namedStaysQuery = (employers: readonly string[], until: CivilDate) => sql<Counted & { person_id: string; contract_id: string; name: string; employer: string }>`
  select t.person_id, t.contract_id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, e.name as employer, t.employer_kind, t.entered_on, t.left_on, t.end_code, t.hours as signed, x.hours::float8 as hours, x.outcome, x.job_starts_on, x.job_ends_on
  from app.stays_with(${employers}::uuid[], null) t join app.people p on p.id = t.person_id join app.structures e on e.id = t.employer_id
    left join app.exit_statements x on x.contract_id = t.contract_id and x.topic = 'work' and x.struck_at is null
  where t.entered_on <= ${until}::date order by name, t.entered_on`;
/** The same stays by name, those whose file the visitor reads. */
export const listNamedStays = async (visit: Visit, employers: readonly string[], until: CivilDate): Promise<NamedStay[]> => {
  const { rows } = await namedStaysQuery(employers, until).execute(visit.tx);
  return rows.map((row) => ({ ...countedFrom(row, row.person_id), contractId: row.contract_id, name: row.name, employer: row.employer }));
};

/** Chantiers the visitor may ask figures of: those whose work she reads, and those of the territories whose figures she reads. */
export const listCountedChantiers = async (visit: Visit): Promise<{ id: string; name: string; territoryId: string; territory: string; isMine: boolean; isWhole: boolean }[]> => {
  const { rows } = await sql<{ id: string; name: string; territoryId: string; territory: string; isMine: boolean; isWhole: boolean }>`
    with allowed as (select app.territories_in_figures(array(select id from app.territories)) as whole)
    select s.id, s.name, t.id as "territoryId", t.name as territory, s.id = any ((select app.at('work'))::uuid[]) as "isMine", t.id = any (a.whole) as "isWhole" from app.structures s join app.territories t on t.id = s.territory_id cross join allowed a
    where s.kind = 'chantier' and (s.id = any ((select app.at('work'))::uuid[]) or t.id = any (a.whole)) order by t.name, s.name`.execute(visit.tx);
  return rows;
};

/** Hers: the days on which something was stated of an exit. */
export const listOwnStatements = async ({ tx }: OwnVisit): Promise<{ contractId: string; statedOn: CivilDate }[]> =>
  (await tx.selectFrom("exit_statements").select(["contract_id", "stated_on"]).where("struck_at", "is", null).execute()).map((row) => ({ contractId: row.contract_id, statedOn: row.stated_on }));
