import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { admits, type StopReason } from "../states.ts";
import { countRows, findImport, saveMove } from "../store.server.ts";

export type StopImportRefusal = "not-found" | "not-now";

/** Somebody stops, or the file breaks further on. What was taken stays taken; the list can be brought again. */
export const stopImport = async (visit: Visit, input: { id: string; reason: StopReason }): Promise<Outcome<{ id: string }, StopImportRefusal>> => {
  const found = await findImport(visit, input.id);
  if (!found || !mayOpenFilesIn(visit.actor, found.structureId)) return refuse("not-found");
  if (!admits(found.state, "stop")) return refuse("not-now");
  const { taken, unchanged, refused, waiting, aside } = found.state === "running" ? await countRows(visit, found.id) : { taken: 0, unchanged: 0, refused: 0, waiting: 0, aside: 0 };

  if (!(await saveMove(visit, found.id, "stop", { taken, unchanged, explained: refused + waiting + aside, stoppedFor: input.reason, finishedAt: visit.now }))) return refuse("not-now");
  await record(visit, "import.stopped", { followedBy: found.structureId, subjectId: found.id, detail: { reason: input.reason.code } });
  return done({ id: found.id });
};
