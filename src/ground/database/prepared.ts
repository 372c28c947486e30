import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { type PostgresPool, sql, type Transaction } from "kysely";
import type pg from "pg";
import type { Tables } from "#ground/tables.generated";

/** Since the process started: questions asked of the database, and times it was woken for them. */
export const asked = { questions: 0, journeys: 0 };

/**
 * A query under row-level security takes longer to plan than to run: some ten policies a join. Naming each statement by its
 * text lets every connection keep its plan. The pages' statements are a few hundred, whoever asks.
 */
export const preparing = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect();
    const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
    // Questions asked in the same turn leave in one write: on a small machine, waking the database costs more than asking it.
    const ask = (query: pg.QueryConfig): Promise<pg.QueryResult> => {
      asked.questions += 1;
      if (stream.writableCorked === 0) asked.journeys += 1;
      stream.cork();
      process.nextTick(() => stream.uncork());
      return client.query(query);
    };
    // Kysely reads rows, their count and the command: what pg answers to a named query too.
    return Object.create(client, {
      query: { value: (text: string, values: unknown[] = []) => ask(isKept(text) ? { name: nameOf(text), text, values } : { text, values }) },
      release: { value: () => client.release() },
    });
  },
  end: () => pool.end(),
  options: pool.options,
});

/**
 * What this visit asks from here on keeps the plan its connection made, whatever is asked for. Left alone, PostgreSQL plans the
 * longest questions anew each time, for an advantage it imagines: planning them takes longer than answering.
 */
export const plannedOnce = ({ tx }: { tx: Transaction<Tables> }): Promise<unknown> => sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(tx);

const kept = /^\s*(select|insert|update|delete|with)\b/i;
const isKept = (text: string): boolean => kept.test(text);

const names = new Map<string, string>();
const most = 2_000;
const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known) return known;
  // Names are made again from the text, always the same: forgetting them costs a hash, keeping too many would cost memory.
  if (names.size >= most) names.clear();
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 24);
  names.set(text, name);
  return name;
};
