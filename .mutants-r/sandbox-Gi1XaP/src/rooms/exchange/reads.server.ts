import { sql } from "kysely";
import type { Visit } from "#ground/visit";
import type { What } from "./fields.ts";
import type { ExplainedRow } from "./run.ts";

type Side = { name: string; place: string; phone: string | null; email: string | null; siret: string | null };
export type WaitingPair = { id: string; score: number; reasons: string[]; ours: Side; theirs: Side & { sourceId: string } };

const asked = 20;

/** Pairs nobody has decided yet, the likeliest first; with what each says, to be compared. */
export const listWaitingPairs = async (visit: Visit): Promise<{ total: number; pairs: WaitingPair[] }> => {
  const { rows } = await sql<{ id: string; score: number; reasons: string[]; source_id: string; total: number } & Record<`${"ours" | "theirs"}_${"name" | "place" | "phone" | "email" | "siret"}`, string | null>>`
    select la.id, la.score, la.reasons, la.source_id, count(*) over ()::integer as total, d.name as ours_name, concat_ws(' ', d.address, d.postcode, d.commune) as ours_place, d.phone as ours_phone, d.email as ours_email, d.siret as ours_siret,
      coalesce(t.name, la.name) as theirs_name, concat_ws(' ', t.address, t.postcode, t.commune) as theirs_place, t.phone as theirs_phone, t.email as theirs_email, t.siret as theirs_siret
    from app.look_alikes la join app.directory_structures d on d.id = la.listed_id left join app.directory_structures t on t.source = split_part(la.source_id, '--', 1) and t.source_id = la.source_id
    where la.decision is null and d.closed_on is null order by la.score desc, la.id limit ${asked}`.execute(visit.tx);
  const side = (row: (typeof rows)[number], of: "ours" | "theirs"): Side => ({ name: row[`${of}_name`] ?? "", place: row[`${of}_place`] ?? "", phone: row[`${of}_phone`], email: row[`${of}_email`], siret: row[`${of}_siret`] });
  return { total: rows[0]?.total ?? 0, pairs: rows.map((row) => ({ id: row.id, score: row.score, reasons: row.reasons, ours: side(row, "ours"), theirs: { ...side(row, "theirs"), sourceId: row.source_id } })) };
};

export const listExplained = async (visit: Visit, runId: string, { after = 0, most = 50 } = {}): Promise<ExplainedRow[]> =>
  (await visit.tx.selectFrom("offer_explained").select(["place", "what", "line", "source_id", "name", "reasons"]).where("run_id", "=", runId).where("place", ">", after).orderBy("place").limit(most).execute())
    .map((row) => ({ place: row.place, what: row.what as What, line: row.line, sourceId: row.source_id, name: row.name, reasons: row.reasons as ExplainedRow["reasons"] }));

export type Difference = { field: string; source: string | null; here: string | null; seenOn: string };
/** Where an entry was written over its source, and the source now says otherwise. */
export const listDifferences = async (visit: Visit, entryId: string): Promise<Difference[]> =>
  (await sql<{ field: string; source: string | null; here: string | null; seenOn: string }>`
    select o.field, o.source_value as source, coalesce(to_jsonb(d) ->> o.field, to_jsonb(s) ->> o.field) as here, o.seen_on as "seenOn" from app.offer_differences o
    left join app.directory_structures d on d.id = o.entry_id left join app.services s on s.id = o.entry_id
    where o.entry_id = ${entryId}::uuid and o.source_value is distinct from coalesce(to_jsonb(d) ->> o.field, to_jsonb(s) ->> o.field) order by o.field`.execute(visit.tx)).rows;
