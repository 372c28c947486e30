import { sql } from "kysely";
import { newId } from "#ground/ids";
import { anyOf, atOnce } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { EntrySubject } from "./entry-catalogue.ts";
import type { EntryStatement } from "./model.ts";

const entries = (visit: Visit) => visit.tx.selectFrom("entry_statements").innerJoin("journeys", "journeys.id", "journey_id")
  .select(["entry_statements.id", "entry_statements.person_id", "journey_id", "subject", "value", "entry_statements.version"]).where("struck_at", "is", null);
type Row = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];
const entryFrom = (row: Row): EntryStatement => ({ id: row.id, personId: row.person_id, journeyId: row.journey_id, subject: row.subject as EntrySubject, value: row.value, version: row.version });

/** What was stated at the entry of the latest journey, as far as the visitor reads it. */
export const listEntryStatements = atOnce(async (visit, journeys: readonly string[]): Promise<EntryStatement[][]> => {
  const rows = await entries(visit).where("journey_id", "=", anyOf(journeys)).orderBy("subject").execute();
  return journeys.map((id) => rows.filter((row) => row.journey_id === id).map(entryFrom));
});

export const findEntryStatement = async (visit: Visit, personId: string, id: string): Promise<EntryStatement | null> => {
  const row = await entries(visit).where("entry_statements.id", "=", id).where("entry_statements.person_id", "=", personId).executeTakeFirst();
  return row ? entryFrom(row) : null;
};

type Stated = { journey: { id: string; personId: string }; entries: readonly { subject: EntrySubject; value: string }[] };
const insertAllStated = atOnce(async (visit, told: readonly Stated[]): Promise<string[][]> => {
  const rows = told.map(({ journey, entries }) => entries.map(({ subject, value }) => ({ id: newId(visit.now.getTime()), journey_id: journey.id, person_id: journey.personId, topic: "work", subject, value, written_by: visit.actor.id, written_at: visit.now })));
  if (rows.every((those) => those.length === 0)) return told.map(() => []);
  const { rows: written } = await sql<{ id: string }>`insert into entry_statements (id, journey_id, person_id, topic, subject, value, written_by, written_at)
    select id, journey_id, person_id, topic, subject, value, written_by, written_at from jsonb_populate_recordset(null::entry_statements, ${JSON.stringify(rows.flat())}::jsonb)
    on conflict do nothing returning id`.execute(visit.tx);
  const kept = new Set(written.map(({ id }) => id));
  return rows.map((those) => those.map(({ id }) => id).filter((id) => kept.has(id)));
});
/** Ids of what was written: what somebody says at the same moment wins and is not among them. The topic is the database's to set, and the column has no default. */
export const insertEntryStatements = (visit: Visit, journey: Stated["journey"], entries: Stated["entries"]): Promise<string[]> => insertAllStated(visit, { journey, entries });

/** Saves another answer, or strikes it, if nobody saved since `version`; false when somebody did. */
export const saveEntryStatement = async (visit: Visit, { id, version }: EntryStatement, change: { value: string } | { struckAt: Date }): Promise<boolean> => {
  const saved = await visit.tx.updateTable("entry_statements").set("value" in change ? { value: change.value } : { struck_at: change.struckAt })
    .where("id", "=", id).where("version", "=", version).executeTakeFirst();
  return saved.numUpdatedRows === 1n;
};
