import { enqueue } from "#ground/jobs/enqueue";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { type Mapping, missingFields, repeatedFields } from "../columns.ts";
import { isEmployeeRecords } from "../employee-record.ts";
import { admits } from "../states.ts";
import { deleteRows, findImport, rememberMapping, saveMove } from "../store.server.ts";

export type ChooseColumnsRefusal = "not-found" | "not-now" | "fields-missing" | "fields-repeated";

/** What each column becomes is chosen, and remembered for the next list with this header; the list is then tried without writing. */
export const chooseColumns = async (visit: Visit, input: { id: string; mapping: Mapping; areOthers: boolean }): Promise<Outcome<{ id: string }, ChooseColumnsRefusal>> => {
  const found = await findImport(visit, input.id);
  if (!found || !mayOpenFilesIn(visit.actor, found.structureId)) return refuse("not-found");
  if (!admits(found.state, "choose-columns")) return refuse("not-now");
  if (!isEmployeeRecords(found.header)) {
    const [missing, repeated] = [missingFields(input.mapping), repeatedFields(input.mapping)];
    if (missing.length > 0) return refuse("fields-missing", { fields: missing });
    if (repeated.length > 0) return refuse("fields-repeated", { fields: repeated });
  }

  if (!(await saveMove(visit, found.id, "choose-columns", { mapping: input.mapping, areOthers: input.areOthers, foreseen: null, reached: 0 }))) return refuse("not-now");
  await deleteRows(visit, found.id);
  await rememberMapping(visit, found.structureId, input.mapping);
  await enqueue(visit, { kind: "imports.check", payload: { importId: found.id, actorId: visit.actor.id }, key: `imports.check/${found.id}` });
  await record(visit, "import.mapped", { followedBy: found.structureId, subjectId: found.id });
  return done({ id: found.id });
};
