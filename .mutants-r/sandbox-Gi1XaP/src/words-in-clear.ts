// Words of a file that an older version wrote in clear are sealed once, in the background, giving way to whoever waits for a page.
import { sql } from "kysely";
import { house } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import { restingWhile } from "#ground/jobs/giving-way";
import type { JobHandlers } from "#ground/jobs/worker";
import { log } from "#ground/log";
import { prepareKeys, sealForPerson } from "#ground/person-keys";
import { atTheDoor, type Door } from "#ground/visit";

const perBatch = 500;
const noId = "00000000-0000-0000-0000-000000000000";
type Pause = () => Promise<void>;
type Enter = <Answer>(work: (door: Door) => Promise<Answer>) => Promise<Answer>;

/** Asked at each start until it was done once: cut in the middle, it starts again, and passes over what is sealed. */
export const askToSealWords = async (door: Door): Promise<void> => {
  const { rows } = await sql`select from app.person_keystores where words_sealed_at is null`.execute(door.tx);
  if (rows.length > 0) await enqueue(door, { kind: "words.seal", key: "words.seal" });
};

const sealBatch = async ({ tx }: Door, table: string, column: string, after: string): Promise<{ count: number; reached: string | null }> => {
  const { rows } = await sql<{ id: string; person_id: string; words: string | null; reached: string }>`select * from app.words_in_clear(${table}, ${column}, ${after}::uuid, ${perBatch})`.execute(tx);
  const clear = rows.flatMap(({ id, person_id: personId, words }) => (words === null ? [] : [{ id, personId, words }]));
  prepareKeys(clear.map(({ personId }) => personId));
  for (const { id, personId, words } of clear)
    await sql`select app.seal_words(${table}, ${column}, ${id}::uuid, ${words}, ${sealForPerson(personId, words, `${table}.${column}:${id}`)})`.execute(tx);
  return { count: clear.length, reached: rows[0]?.reached ?? null };
};

const sealColumn = async (enter: Enter, table: string, column: string, pause: Pause): Promise<number> => {
  let [count, after]: [number, string | null] = [0, noId];
  while (after !== null) {
    const from: string = after;
    const batch = await enter((door) => sealBatch(door, table, column, from));
    count += batch.count;
    after = batch.reached;
    await pause();
  }
  return count;
};

const sealRevisionBatch = async ({ tx }: Door, after: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string; row_id: string; person_id: string; table_name: string; column_name: string; words: string }>`select * from app.revisions_in_clear(${after}::bigint, ${perBatch})`.execute(tx);
  prepareKeys(rows.map((row) => row.person_id));
  for (const row of rows)
    await sql`select app.seal_revision(${row.id}::bigint, ${row.column_name}, ${sealForPerson(row.person_id, row.words, `${row.table_name}.${row.column_name}:${row.row_id}`)})`.execute(tx);
  const last = rows.at(-1)?.id;
  // A version may hold two columns, and a batch end between them: its number is looked at once more.
  return last === undefined ? null : String(BigInt(last) - 1n);
};

/** Seals all that is in clear; answers how many words, earlier versions aside. */
export const sealWordsInClear = async (enter: Enter, pause: Pause): Promise<number> => {
  const columns = await enter(async ({ tx }) => (await sql<{ table_name: string; column_name: string }>`select table_name, column_name from app.column_classes where sealed order by 1, 2`.execute(tx)).rows);
  let count = 0;
  for (const { table_name: table, column_name: column } of columns) count += await sealColumn(enter, table, column, pause);
  for (let after: string | null = "0"; after !== null; await pause()) {
    const from: string = after;
    after = await enter((door) => sealRevisionBatch(door, from));
  }
  await enter(({ tx, now }) => sql`update app.person_keystores set words_sealed_at = ${now}`.execute(tx));
  return count;
};

export const wordsJobs: JobHandlers = {
  "words.seal": async (job, signal) => {
    const { db, clock, lastAsked } = house();
    const rest = restingWhile(lastAsked);
    const count = await sealWordsInClear((work) => atTheDoor(db, work, clock()), async () => {
      signal.throwIfAborted();
      await rest();
    });
    log.info("words.sealed", { count, job: job.id });
  },
};
