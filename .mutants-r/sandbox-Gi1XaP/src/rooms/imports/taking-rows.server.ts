// The rows of a batch, taken side by side: each by the same verb as a row alone, all by the same few statements.

import type { Outcome } from "#ground/outcome";
import { together } from "#ground/together";
import type { Visit } from "#ground/visit";
import { alone } from "./on-behalf.server.ts";
import { takeRow, type TakeRow } from "./verbs/take-row.ts";

type Answer = Outcome<{ personId: string }, string>;

/**
 * Takes these rows, or says of each why not. When verbs refuse some, nothing of the batch is kept and the others begin again without them.
 * When it is the database that refuses, nobody knows which row it was about: it is looked for by halves.
 */
export const takeRows = async (visit: Visit, rows: readonly TakeRow[]): Promise<Answer[]> => {
  if (rows.length === 0) return [];
  const tried = await alone(visit, async () => {
    const answers = await together<Answer>(visit, rows.map((row) => (beside) => takeRow(beside, row)));
    return { ok: answers.every(({ ok }) => ok), answers };
  });
  if (!("answers" in tried)) {
    if (rows.length === 1) return [tried];
    const half = Math.ceil(rows.length / 2);
    return [...(await takeRows(visit, rows.slice(0, half))), ...(await takeRows(visit, rows.slice(half)))];
  }
  if (tried.ok) return tried.answers;
  const again = await takeRows(visit, rows.filter((_, at) => tried.answers[at]!.ok));
  return tried.answers.map((answer) => (answer.ok ? again.shift()! : answer));
};
