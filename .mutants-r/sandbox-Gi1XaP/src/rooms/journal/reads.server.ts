import type { CivilDate } from "#ground/civil-date";
import { isSealedForPerson, readWords } from "#ground/person-keys";
import { anyOf } from "#ground/together";
import type { Visit } from "#ground/visit";
import { readingPattern } from "./rules.ts";

export type EarlierVersion = { version: number; was: Record<string, unknown>; changedAt: Date; changedBy: string | null };

const opened = (was: Record<string, unknown>, table: string, rowId: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(was).map(([column, value]) => [column, typeof value === "string" && isSealedForPerson(value) ? readWords(value, `${table}.${column}:${rowId}`) : value]));

/** What an object said before, newest first. */
export const readHistory = async (visit: Visit, rowId: string): Promise<EarlierVersion[]> => {
  const rows = await visit.tx.selectFrom("revisions").leftJoin("professionals", "professionals.id", "changed_by")
    .select(["table_name", "version", "was", "changed_at", "given_name", "family_name"]).where("row_id", "=", rowId).orderBy("version", "desc").limit(50).execute();
  return rows.map((row) => ({
    version: row.version,
    was: opened(row.was as Record<string, unknown>, row.table_name, rowId),
    changedAt: row.changed_at,
    changedBy: row.given_name === null ? null : `${row.given_name} ${row.family_name}`,
  }));
};

export type JournalKind = "all" | "readings" | "changes";
export type JournalLine = { id: number; at: Date; event: string; actorId: string | null; because: string | null };
/** Somebody of these lines, and what she was where, with its days. */
export type JournalActor = { id: string; name: string; roles: { role: string; structure: string; startsOn: CivilDate; endsOn: CivilDate | null }[] };
export type JournalPage = { lines: JournalLine[]; actors: JournalActor[]; next: number | null };

/** Who read or changed this file, newest first, as far as the visitor may read the journal. */
export const readJournal = async (visit: Visit, personId: string, { before = null, kind = "all", size = 200 }: { before?: number | null; kind?: JournalKind; size?: number } = {}): Promise<JournalPage> => {
  let query = visit.tx.selectFrom("journal").select(["id", "at", "event", "because", "actor_id"]).where("person_id", "=", personId);
  if (before !== null) query = query.where("id", "<", before);
  if (kind !== "all") query = query.where("event", kind === "readings" ? "~" : "!~", readingPattern);
  const rows = await query.orderBy("id", "desc").limit(size + 1).execute();
  const lines = rows.slice(0, size).map((row) => ({ id: row.id, at: row.at, event: row.event, because: row.because, actorId: row.actor_id }));
  const actors = await listActors(visit, [...new Set(lines.flatMap(({ actorId }) => actorId ?? []))]);
  return { lines, actors, next: rows.length > size ? (lines.at(-1)?.id ?? null) : null };
};

const listActors = async (visit: Visit, ids: readonly string[]): Promise<JournalActor[]> => {
  const rows = await visit.tx.selectFrom("professionals").leftJoin("memberships", "memberships.professional_id", "professionals.id").leftJoin("structures", "structures.id", "memberships.structure_id")
    .select(["professionals.id", "given_name", "family_name", "role", "structures.name as structure", "starts_on", "ends_on"])
    .where("professionals.id", "=", anyOf(ids)).orderBy("starts_on").execute();
  return ids.flatMap((id) => {
    const hers = rows.filter((row) => row.id === id);
    const roles = hers.flatMap(({ role, structure, starts_on: startsOn, ends_on: endsOn }) => (role && structure && startsOn ? [{ role, structure, startsOn, endsOn }] : []));
    return hers[0] ? [{ id, name: `${hers[0].given_name} ${hers[0].family_name}`, roles }] : [];
  });
};
