import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { atOnce, insertAll } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { Lead } from "./leads.ts";
import type { Mapping } from "./columns.ts";
import type { Followed } from "./resemblance.ts";
import { type ExplainedRow, type Foreseen, type ImportMoveName, importMoves, type ImportState, type ListImport, type RowOutcome, type StopReason } from "./states.ts";

const imports = (visit: Visit) =>
  visit.tx.selectFrom("imports").innerJoin("structures", "structures.id", "structure_id").innerJoin("professionals", "professionals.id", "made_by").select([
    "imports.id", "structure_id", "structures.name as structure", "made_by", "given_name", "family_name", "file_name", "file_bytes", "sha256", "imports.kind", "choices", "header", "notes", "mapping",
    "are_others", "state", "foreseen", "reached", "rows_total", "taken", "unchanged", "explained", "stopped_for", "imports.created_at", "finished_at",
  ]);
type Row = Awaited<ReturnType<ReturnType<typeof imports>["execute"]>>[number];

const importFrom = (row: Row): ListImport => ({
  id: row.id, structureId: row.structure_id, structure: row.structure, madeBy: row.made_by, madeByName: `${row.given_name} ${row.family_name}`, fileName: row.file_name,
  fileBytes: Number(row.file_bytes), sha256: row.sha256, kind: row.kind as ListImport["kind"], choices: row.choices as ListImport["choices"], header: row.header as string[],
  notes: row.notes as ListImport["notes"], mapping: row.mapping as Mapping | null, areOthers: row.are_others, state: row.state as ImportState, foreseen: row.foreseen as Foreseen | null,
  reached: row.reached, rowsTotal: row.rows_total, taken: row.taken, unchanged: row.unchanged, explained: row.explained, stoppedFor: row.stopped_for as StopReason | null,
  createdAt: row.created_at, finishedAt: row.finished_at,
});

/** One import among those of the visitor's structures. */
export const findImport = async (visit: Visit, id: string): Promise<ListImport | null> => {
  const row = await imports(visit).where("imports.id", "=", id).executeTakeFirst();
  return row ? importFrom(row) : null;
};

export const listImports = async (visit: Visit, most = 50): Promise<ListImport[]> =>
  (await imports(visit).orderBy("imports.created_at", "desc").limit(most).execute()).map(importFrom);

type NewImport = Pick<ListImport, "id" | "structureId" | "fileName" | "fileBytes" | "sha256" | "kind" | "choices" | "header" | "notes">;
export const insertImport = async (visit: Visit, one: NewImport): Promise<void> => {
  await visit.tx.insertInto("imports").values({
    id: one.id, structure_id: one.structureId, made_by: visit.actor.id, file_name: one.fileName, file_bytes: one.fileBytes, sha256: one.sha256, kind: one.kind,
    choices: JSON.stringify(one.choices), header: JSON.stringify(one.header), notes: JSON.stringify(one.notes), created_at: visit.now, changed_at: visit.now,
  }).execute();
};

/** Writes what changed of an import that is still in one of these states; false when it no longer is. */
export const saveImport = async (visit: Visit, id: string, whileIn: readonly ImportState[], change: Partial<Pick<ListImport,
  "choices" | "header" | "notes" | "kind" | "mapping" | "areOthers" | "state" | "foreseen" | "reached" | "rowsTotal" | "taken" | "unchanged" | "explained" | "stoppedFor" | "finishedAt">>): Promise<boolean> => {
  const json = (value: unknown): string | null | undefined => (value === undefined ? undefined : value === null ? null : JSON.stringify(value));
  const result = await visit.tx.updateTable("imports").set({
    choices: json(change.choices) ?? undefined, header: json(change.header) ?? undefined, notes: json(change.notes) ?? undefined, kind: change.kind, mapping: json(change.mapping),
    are_others: change.areOthers, state: change.state, foreseen: json(change.foreseen), reached: change.reached, rows_total: change.rowsTotal, taken: change.taken,
    unchanged: change.unchanged, explained: change.explained, stopped_for: json(change.stoppedFor), finished_at: change.finishedAt, changed_at: visit.now,
  }).where("id", "=", id).where("state", "in", [...whileIn]).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** A move of the table, with what else it writes; false when the import is no longer where it could be made. */
export const saveMove = (visit: Visit, id: string, move: ImportMoveName, change: Omit<Parameters<typeof saveImport>[3], "state">): Promise<boolean> =>
  saveImport(visit, id, importMoves[move].from, { ...change, state: importMoves[move].to });

/** Holds the import until the batch is written: two workers never take the same row. Null when it is no longer under way. */
export const lockReached = async (visit: Visit, id: string, state: ImportState): Promise<number | null> =>
  (await visit.tx.selectFrom("imports").select("reached").where("id", "=", id).where("state", "=", state).forNoKeyUpdate().executeTakeFirst())?.reached ?? null;

/** PostgreSQL keeps no NUL in a text. */
const withoutNul = (_: string, value: unknown): unknown => (typeof value === "string" ? value.replaceAll("\0", "") : value);

export type RowWritten = Pick<ExplainedRow, "position" | "line" | "outcome" | "cells"> & { personId: string | null; reasons: readonly unknown[] };
export const insertRows = async (visit: Visit, one: Pick<ListImport, "id" | "structureId">, rows: readonly RowWritten[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`insert into app.import_rows (import_id, structure_id, position, line, outcome, cells, person_id, reasons)
    select ${one.id}::uuid, ${one.structureId}::uuid, r.position, r.line, r.outcome, nullif(r.cells, 'null'), r."personId", r.reasons
    from jsonb_to_recordset(${JSON.stringify(rows, withoutNul)}::jsonb) as r(position integer, line integer, outcome text, cells jsonb, "personId" uuid, reasons jsonb)`.execute(visit.tx);
};

export const deleteRows = async (visit: Visit, importId: string): Promise<void> => {
  await visit.tx.deleteFrom("import_rows").where("import_id", "=", importId).execute();
};

export const countRows = async (visit: Visit, importId: string): Promise<Record<RowOutcome, number>> => {
  const rows = await visit.tx.selectFrom("import_rows").select(["outcome", sql<number>`count(*)::integer`.as("count")]).where("import_id", "=", importId).groupBy("outcome").execute();
  const counts: Record<RowOutcome, number> = { taken: 0, unchanged: 0, refused: 0, waiting: 0, aside: 0 };
  for (const { outcome, count } of rows) counts[outcome as RowOutcome] = count;
  return counts;
};

/** Rows that were not taken, from a place on. */
export const listExplained = async (visit: Visit, importId: string, { after = 0, most = 50, outcomes = ["refused", "waiting"] as RowOutcome[] } = {}): Promise<ExplainedRow[]> =>
  (await visit.tx.selectFrom("import_rows").select(["position", "line", "outcome", "cells", "reasons"]).where("import_id", "=", importId).where("outcome", "in", outcomes)
    .where("position", ">", after).orderBy("position").limit(most).execute())
    .map((row) => ({ position: row.position, line: row.line, outcome: row.outcome as RowOutcome, cells: row.cells as ExplainedRow["cells"], refusals: row.reasons as ExplainedRow["refusals"] }));

export const listKnownKeys = async (visit: Visit, structureId: string, keys: readonly string[]): Promise<Map<string, string>> => {
  const rows = keys.length === 0 ? [] : await visit.tx.selectFrom("import_keys").select(["key", "person_id"]).where("structure_id", "=", structureId).where("key", "=", sql<string>`any (${keys}::text[])`).execute();
  return new Map(rows.map(({ key, person_id }) => [key, person_id]));
};

const insertKeys = atOnce(async (visit, keys: readonly { structure_id: string; key: string; person_id: string }[]): Promise<void[]> => {
  await insertAll(visit, "import_keys", keys);
  return [];
});
export const insertKey = (visit: Visit, structureId: string, key: string, personId: string): Promise<void> => insertKeys(visit, { structure_id: structureId, key, person_id: personId });

export const findMapping = async (visit: Visit, structureId: string, signature: string): Promise<Mapping | null> =>
  ((await visit.tx.selectFrom("import_mappings").select("mapping").where("structure_id", "=", structureId).where("signature", "=", signature).executeTakeFirst())?.mapping as Mapping | undefined) ?? null;

export const rememberMapping = async (visit: Visit, structureId: string, mapping: Mapping): Promise<void> => {
  await visit.tx.insertInto("import_mappings").values({ structure_id: structureId, signature: mapping.signature, mapping: JSON.stringify(mapping) })
    .onConflict((conflict) => conflict.columns(["structure_id", "signature"]).doUpdateSet({ mapping: JSON.stringify(mapping) })).execute();
};

/** Everybody a list may be compared with. A protected file is in no comparison, not even for those who keep it: a row that waits is read by the whole chantier. */
export const listFollowed = async (visit: Visit): Promise<Followed[]> =>
  (await visit.tx.selectFrom("people").leftJoin("identities", "person_id", "people.id").select(["given_name", "family_name", "usual_name", "birth_date"]).where("merged_into", "is", null).where("people.followed_by", "is not", null).execute())
    .map((row) => ({ givenName: row.given_name, familyName: row.family_name, usualName: row.usual_name, birthDate: row.birth_date }));

/** Which of these are very close to a file out of sight; only which, never whose. */
export const listFollowedElsewhere = async (visit: Visit, asked: readonly { key: string; givenName: string; familyName: string; birthDate: CivilDate | null }[]): Promise<Set<string>> => {
  const dated = asked.filter(({ birthDate }) => birthDate !== null);
  if (dated.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`select a.key from jsonb_to_recordset(${JSON.stringify(dated)}::jsonb) as a(key text, "givenName" text, "familyName" text, "birthDate" date)
    where app.followed_elsewhere(app.name_key(a."givenName", a."familyName"), a."birthDate") > 0`.execute(visit.tx);
  return new Set(rows.map(({ key }) => key));
};

/** Those who may lead in a chantier today. */
export const listLeads = async (visit: Visit, chantierId: string): Promise<Lead[]> => {
  const rows = await visit.tx.selectFrom("memberships").innerJoin("professionals", "professionals.id", "professional_id").select(["professionals.id", "given_name", "family_name", "work_email"])
    .where("structure_id", "=", chantierId).where("role", "in", ["cisp", "social-educator"]).where("starts_on", "<=", visit.today)
    .where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today)])).execute();
  return rows.map((row) => ({ id: row.id, givenName: row.given_name, familyName: row.family_name, email: row.work_email }));
};
