import { newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { EntrySubject } from "./entry-catalogue.ts";
import type { EntryStatement } from "./model.ts";

const entries = (visit: Visit) => visit.tx.selectFrom("entry_statements").innerJoin("journeys", "journeys.id", "journey_id")
  .select(["entry_statements.id", "entry_statements.person_id", "journey_id", "subject", "value", "entry_statements.version"]).where("struck_at", "is", null);
type Row = Awaited<ReturnType<ReturnType<typeof entries>["execute"]>>[number];
const entryFrom = (row: Row): EntryStatement => ({ id: row.id, personId: row.person_id, journeyId: row.journey_id, subject: row.subject as EntrySubject, value: row.value, version: row.version });

/** What was stated at the entry of the latest journey, as far as the visitor reads it. */
export const listEntryStatements = async (visit: Visit, journeyId: string): Promise<EntryStatement[]> =>
  (await entries(visit).where("journey_id", "=", journeyId).orderBy("subject").execute()).map(entryFrom);

export const findEntryStatement = async (visit: Visit, personId: string, id: string): Promise<EntryStatement | null> => {
  const row = await entries(visit).where("entry_statements.id", "=", id).where("entry_statements.person_id", "=", personId).executeTakeFirst();
  return row ? entryFrom(row) : null;
};

/** Ids of what was written: what somebody says at the same moment wins and is not among them. The topic is the database's to set, and the column has no default. */
export const insertEntryStatements = async (visit: Visit, journey: { id: string; personId: string }, entries: readonly { subject: EntrySubject; value: string }[]): Promise<string[]> => {
  if (entries.length === 0) return [];
  const rows = entries.map((entry) => ({ id: newId(visit.now.getTime()), journey_id: journey.id, person_id: journey.personId, topic: "work", ...entry, written_by: visit.actor.id, written_at: visit.now }));
  const written = await visit.tx.insertInto("entry_statements").values(rows).onConflict((conflict) => conflict.doNothing()).returning("id").execute();
  return written.map(({ id }) => id);
};

/** Saves another answer, or strikes it, if nobody saved since `version`; false when somebody did. */
export const saveEntryStatement = async (visit: Visit, { id, version }: EntryStatement, change: { value: string } | { struckAt: Date }): Promise<boolean> => {
  const saved = await visit.tx.updateTable("entry_statements").set("value" in change ? { value: change.value } : { struck_at: change.struckAt })
    .where("id", "=", id).where("version", "=", version).executeTakeFirst();
  return saved.numUpdatedRows === 1n;
};
