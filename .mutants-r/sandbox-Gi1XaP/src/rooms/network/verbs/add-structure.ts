import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { entryFault } from "../entry-fault.server.ts";
import { insertListed, type StructureDraft } from "../entries.server.ts";
import { type EntryFault, mayAddEntries } from "../rules.ts";

export type AddStructureRefusal = "not-allowed" | EntryFault;

/** A structure enters the directory; whoever writes it owns it and vouches for it. */
export const addStructure = async (visit: Visit, draft: StructureDraft): Promise<Outcome<{ id: string }, AddStructureRefusal>> => {
  if (!mayAddEntries(visit.actor)) return refuse("not-allowed");
  const fault = await entryFault(visit, draft);
  if (fault) return refuse(fault);

  const id = await insertListed(visit, draft);
  await record(visit, "entry.added", { subjectId: id });
  return done({ id });
};
