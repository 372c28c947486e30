// Rows done side by side in one visit: what each asks of the database is asked once for all of them.
// A verb stays one row's gesture; its store answers for one row or for many, and nothing is written twice.

import { type InsertObject, type RawBuilder, sql } from "kysely";
import type { Tables } from "./tables.generated.ts";
import type { ForAll, Gathering, Visit } from "./visit.ts";

type Asked = { input: unknown; answer: (value: unknown) => void; fail: (error: unknown) => void };

/** A question, or a write, that can be asked for many rows at once: one answer for each input, in their order. */
export const atOnce = <Input, Answer>(all: ForAll<Input, Answer>) => async (visit: Visit, input: Input): Promise<Answer> =>
  visit.gathering ? ((await visit.gathering.ask(all, input)) as Answer) : (await all(visit, [input]))[0]!;

/** Does these works side by side, each on rows of its own. The first that breaks breaks them all, once every one has let go of the database. */
export const together = async <Answer>(visit: Visit, works: readonly ((visit: Visit) => Promise<Answer>)[]): Promise<Answer[]> => {
  const waiting = new Map<ForAll<never, unknown>, Asked[]>();
  let broken: { error: unknown } | null = null;
  let asking = false;

  // The question most rows wait for goes first: the others have time to come to theirs.
  const next = (): [ForAll<never, unknown>, Asked[]] | undefined => [...waiting].sort(([, one], [, other]) => other.length - one.length)[0];
  const askAll = async (): Promise<void> => {
    for (let group = next(); group; group = next()) {
      const [all, asked] = group;
      waiting.delete(all);
      try {
        if (broken) throw broken.error;
        const answers = await all(visit, asked.map(({ input }) => input) as never[]);
        asked.forEach(({ answer }, at) => answer(answers[at]));
      } catch (error) {
        broken ??= { error };
        asked.forEach(({ fail }) => fail(error));
      }
      await everyoneMoved();
    }
    asking = false;
  };
  const gathering: Gathering = {
    ask: (all, input) => new Promise((answer, fail) => {
      const asked = waiting.get(all) ?? [];
      waiting.set(all, [...asked, { input, answer, fail }]);
      if (asking) return;
      asking = true;
      void everyoneMoved().then(askAll);
    }),
  };
  const inside: Visit = { ...visit, gathering };
  const ends = await Promise.allSettled(works.map((work) => work(inside)));
  if (broken) throw (broken as { error: unknown }).error;
  return ends.map((end) => {
    if (end.status === "rejected") throw end.reason;
    return end.value;
  });
};

/** A turn of the event loop: every row that was answered has come to its next question. */
const everyoneMoved = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Writes these rows in one statement, the same text however many. A jsonb column is given as an object; every row has the same columns. */
export const insertAll = async <Name extends keyof Tables & string>({ tx }: Pick<Visit, "tx">, table: Name, rows: readonly InsertObject<Tables, Name>[]): Promise<void> => {
  if (!rows[0]) return;
  const columns = sql.join(Object.keys(rows[0]).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
};

/** `= any` of these ids, an index scan like one id's: two texts, for one and for many. PostgreSQL believes an array it does not see to hold ten, and would plan each time anew. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> => (ids.length === 1 ? sql<string>`any (array[${ids[0]}]::uuid[])` : sql<string>`any (${ids}::uuid[])`);
