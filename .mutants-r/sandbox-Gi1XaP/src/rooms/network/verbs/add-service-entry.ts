import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { entryFault } from "../entry-fault.server.ts";
import { findListed, insertService, type ServiceDraft } from "../entries.server.ts";
import { type EntryFault, mayKeep } from "../rules.ts";

export type AddServiceRefusal = "not-found" | "not-allowed" | EntryFault;

/** A service of a structure, written by who keeps its entry. */
export const addServiceEntry = async (visit: Visit, input: { listedId: string; draft: ServiceDraft }): Promise<Outcome<{ id: string }, AddServiceRefusal>> => {
  const listed = await findListed(visit, input.listedId);
  if (!listed || listed.closedOn) return refuse("not-found");
  if (!mayKeep(visit.actor, listed)) return refuse("not-allowed");
  const fault = await entryFault(visit, input.draft);
  if (fault) return refuse(fault);

  const id = await insertService(visit, listed.id, input.draft);
  await record(visit, "entry.added", { subjectId: id });
  return done({ id });
};
