import { addDays } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import type { What } from "../fields.ts";
import type { ReadingEnd } from "../port.ts";
import { mayClose, mayRunExchange, unseenDays } from "../rules.ts";
import { closeUnseen, findRun, saveMove } from "../store.server.ts";

/** Every row has its outcome: what its sources have not said for long enough is closed, and the database refuses an end where a row is missing. */
export const finishRun = async (visit: Visit, input: { id: string; rowsIn: number; kinds: readonly What[] } & ReadingEnd): Promise<Outcome<{ id: string }, "not-found" | "not-now">> => {
  const run = await findRun(visit, input.id);
  if (!run || !mayRunExchange(visit.actor)) return refuse("not-found");
  if (run.state !== "running") return refuse("not-now");

  const closed = mayClose(run.scope, input.settled) ? await closeUnseen(visit, run.id, addDays(visit.today, -unseenDays), input.kinds) : 0;
  if (!(await saveMove(visit, run.id, "finish", { rowsTotal: input.rowsIn, closed, passes: input.passes, settled: input.settled }))) return refuse("not-now");
  await record(visit, "import.offer-finished", { subjectId: run.id, detail: { rows: input.rowsIn, added: run.added, changed: run.changed, closed } });
  return done({ id: run.id });
};
