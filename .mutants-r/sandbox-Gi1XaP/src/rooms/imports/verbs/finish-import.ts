import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { countRows, findImport, saveMove } from "../store.server.ts";

/** Every row has its outcome. The rows are counted anew, beside what the reader of the file counted: the database refuses an end where one is missing. */
export const finishImport = async (visit: Visit, input: { id: string; rowsIn: number }): Promise<Outcome<{ id: string }, "not-found" | "not-now">> => {
  const found = await findImport(visit, input.id);
  if (!found || !mayOpenFilesIn(visit.actor, found.structureId)) return refuse("not-found");
  const { taken, unchanged, refused, waiting, aside } = await countRows(visit, found.id);

  const counts = { rowsTotal: input.rowsIn, reached: input.rowsIn, taken, unchanged, explained: refused + waiting + aside };
  if (!(await saveMove(visit, found.id, "finish", { ...counts, finishedAt: visit.now }))) return refuse("not-now");
  await record(visit, "import.finished", { followedBy: found.structureId, subjectId: found.id, detail: { rows: input.rowsIn, taken, unchanged } });
  return done({ id: found.id });
};
