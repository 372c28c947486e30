import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { admits, type ListImport } from "../states.ts";
import { findImport, saveMove } from "../store.server.ts";

export type ReadAgainRefusal = "not-found" | "not-now";
export type ReadAgain = Pick<ListImport, "id" | "choices" | "kind" | "header" | "notes">;

/** The file is read another way: another encoding, sign, sheet or header line. Its columns are to be chosen again. */
export const readAgain = async (visit: Visit, input: ReadAgain): Promise<Outcome<{ id: string }, ReadAgainRefusal>> => {
  const found = await findImport(visit, input.id);
  if (!found || !mayOpenFilesIn(visit.actor, found.structureId)) return refuse("not-found");
  if (!admits(found.state, "read-again")) return refuse("not-now");

  const { choices, kind, header, notes } = input;
  if (!(await saveMove(visit, found.id, "read-again", { choices, kind, header, notes, mapping: null, foreseen: null }))) return refuse("not-now");
  await record(visit, "import.read-again", { followedBy: found.structureId, subjectId: found.id });
  return done({ id: found.id });
};
