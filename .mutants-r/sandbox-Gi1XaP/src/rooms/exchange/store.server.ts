import { sql } from "kysely";
import type { Visit } from "#ground/visit";
import type { What } from "./fields.ts";
import type { OwnEntry } from "./look-alike.ts";
import { type RunMoveName, runMoves, type RunScope } from "./rules.ts";
import type { Counts, ExplainedRow, OfferRun, RowOutcome, Warnings } from "./run.ts";

const runs = (visit: Visit) =>
  visit.tx.selectFrom("offer_runs").innerJoin("professionals", "professionals.id", "made_by").selectAll("offer_runs").select(["given_name", "family_name"]);
type Row = Awaited<ReturnType<ReturnType<typeof runs>["execute"]>>[number];

const runFrom = (row: Row): OfferRun => ({
  id: row.id, madeBy: row.made_by, madeByName: `${row.given_name} ${row.family_name}`, origin: row.origin as OfferRun["origin"], files: row.files as OfferRun["files"], scope: row.scope as RunScope,
  sources: row.sources, departments: row.departments, state: row.state as OfferRun["state"], reached: row.reached, rowsTotal: row.rows_total, added: row.added, changed: row.changed, reopened: row.reopened,
  unchanged: row.unchanged, explained: row.explained, set_aside: row.set_aside, closed: row.closed, passes: row.passes, settled: row.settled, warnings: row.warnings as Warnings,
  stoppedFor: row.stopped_for as OfferRun["stoppedFor"], createdAt: row.created_at, finishedAt: row.finished_at,
});

export const findRun = async (visit: Visit, id: string): Promise<OfferRun | null> => {
  const row = await runs(visit).where("offer_runs.id", "=", id).executeTakeFirst();
  return row ? runFrom(row) : null;
};
export const listRuns = async (visit: Visit, most = 20): Promise<OfferRun[]> => (await runs(visit).orderBy("offer_runs.created_at", "desc").limit(most).execute()).map(runFrom);

export type NewRun = Pick<OfferRun, "id" | "origin" | "files" | "scope" | "sources" | "departments">;
/** False when another run is under way: the database holds one at a time. */
export const insertRun = async (visit: Visit, one: NewRun): Promise<boolean> => {
  const result = await visit.tx.insertInto("offer_runs").values({
    id: one.id, made_by: visit.actor.id, origin: one.origin, files: JSON.stringify(one.files), scope: one.scope, sources: one.sources, departments: one.departments, created_at: visit.now, changed_at: visit.now,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const saveMove = async (visit: Visit, id: string, move: RunMoveName, change: Partial<Pick<OfferRun, "rowsTotal" | "closed" | "passes" | "settled" | "stoppedFor">>): Promise<boolean> => {
  const result = await visit.tx.updateTable("offer_runs").set({
    state: runMoves[move].to, rows_total: change.rowsTotal, closed: change.closed, passes: change.passes, settled: change.settled,
    stopped_for: change.stoppedFor ? JSON.stringify(change.stoppedFor) : null, changed_at: visit.now, finished_at: visit.now,
  }).where("id", "=", id).where("state", "in", [...runMoves[move].from]).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** How far the run is; holds it until the batch is written. Null when it is over. */
export const lockReached = async (visit: Visit, id: string): Promise<number | null> =>
  (await visit.tx.selectFrom("offer_runs").select("reached").where("id", "=", id).where("state", "=", "running").forNoKeyUpdate().executeTakeFirst())?.reached ?? null;

export const addCounts = async (visit: Visit, id: string, reached: number, counts: Counts, warnings: Warnings): Promise<void> => {
  await visit.tx.updateTable("offer_runs").set({
    reached, warnings: JSON.stringify(warnings), changed_at: visit.now, ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, sql`${sql.ref(name)} + ${count}`])),
  }).where("id", "=", id).execute();
};

/** A source in pages gives its rows in no order to rely on: cut in the middle, it is read from its beginning. */
export const beginAgain = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.deleteFrom("offer_explained").where("run_id", "=", id).execute();
  await visit.tx.updateTable("offer_runs").set({ reached: 0, added: 0, changed: 0, reopened: 0, unchanged: 0, explained: 0, set_aside: 0, warnings: "{}", changed_at: visit.now }).where("id", "=", id).where("state", "=", "running").execute();
};

export const insertExplained = async (visit: Visit, runId: string, rows: readonly ExplainedRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`insert into app.offer_explained (run_id, place, what, line, source_id, name, reasons)
    select ${runId}, place, what, line, "sourceId", name, reasons from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(place integer, what text, line integer, "sourceId" text, name text, reasons jsonb)`.execute(visit.tx);
};

/** A row of the offer as the database takes it: the columns of the entry, and what tells it apart. */
export type OfferedRow = Record<string, unknown> & { place: number; id: string };

export const takeOffered = async (visit: Visit, runId: string, what: What, rows: readonly OfferedRow[]): Promise<Map<number, RowOutcome | "structure-missing">> => {
  if (rows.length === 0) return new Map();
  const said = JSON.stringify(rows);
  const query = what === "structure" ? sql`select place, outcome from app.take_offered_structures(${runId}::uuid, ${said}::jsonb)` : sql`select place, outcome from app.take_offered_services(${runId}::uuid, ${said}::jsonb)`;
  const { rows: answers } = await query.execute(visit.tx) as { rows: { place: number; outcome: RowOutcome | "structure-missing" }[] };
  return new Map(answers.map(({ place, outcome }) => [place, outcome]));
};

export const closeUnseen = async (visit: Visit, runId: string, unseenSince: string, kinds: readonly What[]): Promise<number> =>
  (await sql<{ gone: number }>`select app.close_unseen_offer(${runId}::uuid, ${unseenSince}::date, ${[...kinds]}::text[]) as gone`.execute(visit.tx)).rows[0]!.gone;

/** Entries written here that follow no source: what an incoming structure may be. */
export const listOwnEntries = async (visit: Visit): Promise<OwnEntry[]> =>
  (await visit.tx.selectFrom("directory_structures").select(["id", "name", "siret", "postcode", "commune_code", "phone", "email"]).where("source_id", "is", null).where("closed_on", "is", null).execute())
    .map((row) => ({ id: row.id, name: row.name, siret: row.siret, postcode: row.postcode, communeCode: row.commune_code, phone: row.phone, email: row.email }));

export type FoundPair = { listedId: string; sourceId: string; name: string; score: number; reasons: string[] };
/** A pair already asked about is not asked again, whatever was answered. */
export const insertPairs = async (visit: Visit, runId: string, pairs: readonly FoundPair[]): Promise<void> => {
  if (pairs.length === 0) return;
  await sql`insert into app.look_alikes (listed_id, source_id, name, score, reasons, found_on, run_id)
    select "listedId", "sourceId", name, score, reasons, ${visit.today}::date, ${runId} from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r("listedId" uuid, "sourceId" text, name text, score double precision, reasons text[])
    on conflict (listed_id, source_id) do nothing`.execute(visit.tx);
};

export type LookAlike = { id: string; listedId: string; sourceId: string; decision: string | null };
export const findLookAlike = async (visit: Visit, id: string): Promise<LookAlike | null> => {
  const row = await visit.tx.selectFrom("look_alikes").select(["id", "listed_id", "source_id", "decision"]).where("id", "=", id).executeTakeFirst();
  return row ? { id: row.id, listedId: row.listed_id, sourceId: row.source_id, decision: row.decision } : null;
};
export const keepsListed = async (visit: Visit, listedId: string): Promise<boolean> => (await sql<{ keeps: boolean }>`select app.keeps_listed(${listedId}::uuid) as keeps`.execute(visit.tx)).rows[0]!.keeps;
export const joinEntries = async (visit: Visit, pairId: string): Promise<boolean> => (await sql<{ joined: boolean }>`select app.accept_look_alike(${pairId}::uuid) as joined`.execute(visit.tx)).rows[0]!.joined;
export const saveDecision = async (visit: Visit, pairId: string, decision: "taken" | "refused"): Promise<void> => {
  await visit.tx.updateTable("look_alikes").set({ decision, decided_by: visit.actor.id, decided_at: visit.now }).where("id", "=", pairId).where("decision", "is", null).execute();
};
