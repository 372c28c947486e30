import { sql } from "kysely";
import { newId } from "#ground/ids";
import type { Visit } from "#ground/visit";

export type Moved = { moved: { table: string; id: string }[]; staying: { table: string; id: string }[] };

const merge = async (visit: Visit, keptId: string, absorbedId: string): Promise<Moved> => {
  const { rows } = await sql<{ moved: Moved }>`select app.merge_people(${keptId}::uuid, ${absorbedId}::uuid) as moved`.execute(visit.tx);
  return rows[0]!.moved;
};

/** What a merge would move, and what would stay because it overlaps: done, looked at, taken back. */
export const tryMerge = async (visit: Visit, keptId: string, absorbedId: string): Promise<Moved> => {
  await sql`savepoint before_merge`.execute(visit.tx);
  const moved = await merge(visit, keptId, absorbedId);
  await sql`rollback to savepoint before_merge`.execute(visit.tx);
  return moved;
};

export const insertMerge = async (visit: Visit, keptId: string, absorbedId: string, followedBy: string | null): Promise<string> => {
  const moved = await merge(visit, keptId, absorbedId);
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("merges").values({ id, kept_id: keptId, absorbed_id: absorbedId, followed_by: followedBy, merged_at: visit.now, merged_by: visit.actor.id, moved: JSON.stringify(moved) }).execute();
  return id;
};

export type OpenMerge = { id: string; keptId: string; absorbedId: string; absorbedName: string; mergedAt: Date };

export const listOpenMerges = async (visit: Visit, keptId: string): Promise<OpenMerge[]> => {
  const rows = await visit.tx.selectFrom("merges").innerJoin("people", "people.id", "absorbed_id")
    .select(["merges.id", "kept_id", "absorbed_id", "given_name", "family_name", "merged_at"]).where("kept_id", "=", keptId).where("undone_at", "is", null).orderBy("merged_at", "desc").execute();
  return rows.map((row) => ({ id: row.id, keptId: row.kept_id, absorbedId: row.absorbed_id, absorbedName: `${row.given_name} ${row.family_name}`, mergedAt: row.merged_at }));
};

export const undoMergeRow = async (visit: Visit, id: string): Promise<void> => {
  await sql`select app.unmerge_people(${id}::uuid)`.execute(visit.tx);
};
