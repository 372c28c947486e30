import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import type { ListImport } from "../states.ts";
import { insertImport } from "../store.server.ts";

export type ReceiveListRefusal = "not-allowed";
export type ReceiveList = Pick<ListImport, "id" | "structureId" | "fileName" | "fileBytes" | "sha256" | "kind" | "header" | "notes">;

/** A list was brought and can be read: it waits for its columns to be chosen. */
export const receiveList = async (visit: Visit, input: ReceiveList): Promise<Outcome<{ id: string }, ReceiveListRefusal>> => {
  if (!mayOpenFilesIn(visit.actor, input.structureId)) return refuse("not-allowed");

  await insertImport(visit, { ...input, fileName: input.fileName.slice(0, 200) || "liste", choices: {} });
  await record(visit, "import.received", { followedBy: input.structureId, subjectId: input.id });
  return done({ id: input.id });
};
