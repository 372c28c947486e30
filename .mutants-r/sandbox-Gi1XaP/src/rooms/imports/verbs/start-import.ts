import { enqueue } from "#ground/jobs/enqueue";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { admits } from "../states.ts";
import { deleteRows, findImport, saveMove } from "../store.server.ts";

export type StartImportRefusal = "not-found" | "not-now";

/** The list was looked at: it is taken, in the name of whoever starts it. */
export const startImport = async (visit: Visit, input: { id: string; areOthers: boolean }): Promise<Outcome<{ id: string }, StartImportRefusal>> => {
  const found = await findImport(visit, input.id);
  if (!found || !mayOpenFilesIn(visit.actor, found.structureId)) return refuse("not-found");
  if (!admits(found.state, "start")) return refuse("not-now");

  if (!(await saveMove(visit, found.id, "start", { areOthers: input.areOthers, reached: 0 }))) return refuse("not-now");
  await deleteRows(visit, found.id);
  await enqueue(visit, { kind: "imports.run", payload: { importId: found.id, actorId: visit.actor.id }, key: `imports.run/${found.id}` });
  await record(visit, "import.started", { followedBy: found.structureId, subjectId: found.id });
  return done({ id: found.id });
};
