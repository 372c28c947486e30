import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import { sealForPerson } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import type { Erasure, ErasureReason, Taken } from "./model.ts";

/** The erasure of a file that waits to be confirmed. */
export const findErasure = async (visit: Visit, personId: string): Promise<Erasure | null> => {
  const row = await visit.tx.selectFrom("erasures").innerJoin("professionals", "professionals.id", "asked_by")
    .select(["erasures.id", "person_id", "reason", "asked_by", "given_name", "family_name", "asked_at"])
    .where("person_id", "=", personId).where("confirmed_at", "is", null).where("cancelled_at", "is", null).executeTakeFirst();
  return row ? { id: row.id, personId: row.person_id, reason: row.reason as ErasureReason, askedBy: row.asked_by, askedByName: `${row.given_name} ${row.family_name}`, askedAt: row.asked_at } : null;
};

export const insertErasure = async (visit: Visit, personId: string, reason: ErasureReason): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("erasures").values({ id, person_id: personId, reason, asked_by: visit.actor.id, asked_at: visit.now }).execute();
  return id;
};

export const saveErasureCancelled = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("erasures").set({ cancelled_by: visit.actor.id, cancelled_at: visit.now }).where("id", "=", id).execute();
};

/** Deletes the file and those joined to it; answers their ids, for their keys. */
export const erase = async (visit: Visit, erasureId: string): Promise<string[]> => {
  const { rows } = await sql<{ gone: string[] }>`select app.erase_person(${erasureId}::uuid) as gone`.execute(visit.tx);
  return rows[0]?.gone ?? [];
};

/** What an erasure would delete, table by table, the most first. */
export const countWhatGoes = async (visit: Visit, personId: string): Promise<Taken[]> => {
  const { rows } = await sql<{ table_name: string; rows: string }>`select table_name, sum(rows) as rows from app.what_erasing_takes(${personId}::uuid) group by 1 having sum(rows) > 0 order by 2 desc, 1`.execute(visit.tx);
  return rows.map((row) => ({ table: row.table_name, rows: Number(row.rows) }));
};

export const findNotice = async (visit: Visit, personId: string): Promise<{ id: string; personId: string; eraseOn: CivilDate; keptUntil: CivilDate | null } | null> => {
  const row = await visit.tx.selectFrom("retention_notices").select(["id", "person_id", "erase_on", "kept_until"]).where("person_id", "=", personId).executeTakeFirst();
  return row ? { id: row.id, personId: row.person_id, eraseOn: row.erase_on, keptUntil: row.kept_until } : null;
};

export const saveKeptLonger = async (visit: Visit, notice: { id: string; personId: string }, until: CivilDate, because: string): Promise<void> => {
  await visit.tx.updateTable("retention_notices")
    .set({ kept_until: until, kept_because: sealForPerson(notice.personId, because, `retention_notices.kept_because:${notice.id}`), kept_by: visit.actor.id }).where("id", "=", notice.id).execute();
};
