import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import type { Foreseen } from "../states.ts";
import { findImport, saveMove } from "../store.server.ts";

/** The dry run is over: what would be taken, and why the rest would not. */
export const noteCheck = async (visit: Visit, input: { id: string; foreseen: Foreseen }): Promise<Outcome<{ id: string }, "not-found" | "not-now">> => {
  const found = await findImport(visit, input.id);
  if (!found || !mayOpenFilesIn(visit.actor, found.structureId)) return refuse("not-found");

  if (!(await saveMove(visit, found.id, "note-check", { foreseen: input.foreseen, rowsTotal: input.foreseen.rows, reached: 0 }))) return refuse("not-now");
  await record(visit, "import.checked", { followedBy: found.structureId, subjectId: found.id, detail: { rows: input.foreseen.rows } });
  return done({ id: found.id });
};
