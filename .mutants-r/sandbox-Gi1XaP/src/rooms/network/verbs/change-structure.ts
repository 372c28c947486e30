import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { entryFault } from "../entry-fault.server.ts";
import { findListed, saveListed, type StructureDraft } from "../entries.server.ts";
import { type EntryFault, mayKeep } from "../rules.ts";

export type ChangeStructureRefusal = "not-found" | "not-allowed" | "changed-meanwhile" | EntryFault;

/** Who keeps an entry corrects it, and so vouches for it. */
export const changeStructure = async (visit: Visit, input: { id: string; version: number; draft: StructureDraft }): Promise<Outcome<{ id: string }, ChangeStructureRefusal>> => {
  const listed = await findListed(visit, input.id);
  if (!listed) return refuse("not-found");
  if (!mayKeep(visit.actor, listed)) return refuse("not-allowed");
  const fault = await entryFault(visit, input.draft);
  if (fault) return refuse(fault);

  if (!(await saveListed(visit, { ...listed, version: input.version }, input.draft))) return refuse("changed-meanwhile");
  await record(visit, "entry.changed", { subjectId: listed.id });
  return done({ id: listed.id });
};
