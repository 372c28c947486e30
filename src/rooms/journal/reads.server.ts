import type { Visit } from "#ground/visit";

export type EarlierVersion = { version: number; was: Record<string, unknown>; changedAt: Date; changedBy: string | null };

/** What an object said before, newest first. */
export const readHistory = async (visit: Visit, rowId: string): Promise<EarlierVersion[]> => {
  const rows = await visit.tx.selectFrom("revisions").leftJoin("professionals", "professionals.id", "changed_by")
    .select(["version", "was", "changed_at", "given_name", "family_name"]).where("row_id", "=", rowId).orderBy("version", "desc").limit(50).execute();
  return rows.map((row) => ({
    version: row.version,
    was: row.was as Record<string, unknown>,
    changedAt: row.changed_at,
    changedBy: row.given_name === null ? null : `${row.given_name} ${row.family_name}`,
  }));
};

export type JournalLine = { id: number; at: Date; event: string; actor: string; because: string | null };
export type JournalPage = { lines: JournalLine[]; next: number | null };

/** Who read or changed this file, newest first, as far as the visitor may read the journal. */
export const readJournal = async (visit: Visit, personId: string, before: number | null, size = 40): Promise<JournalPage> => {
  let query = visit.tx.selectFrom("journal").leftJoin("professionals", "professionals.id", "actor_id")
    .select(["journal.id", "at", "event", "because", "given_name", "family_name"]).where("person_id", "=", personId);
  if (before !== null) query = query.where("journal.id", "<", before);
  const rows = await query.orderBy("journal.id", "desc").limit(size + 1).execute();
  const lines = rows.slice(0, size).map((row) => ({
    id: Number(row.id), at: row.at, event: row.event, because: row.because,
    actor: row.given_name === null ? "Fil rouge (automatique)" : `${row.given_name} ${row.family_name}`,
  }));
  return { lines, next: rows.length > size ? (lines.at(-1)?.id ?? null) : null };
};
