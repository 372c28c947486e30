import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { entryFault } from "../entry-fault.server.ts";
import { saveService, type ServiceDraft } from "../entries.server.ts";
import { findKeptService } from "../kept-entries.server.ts";
import type { EntryFault } from "../rules.ts";

export type ChangeServiceRefusal = "not-found" | "not-allowed" | "changed-meanwhile" | EntryFault;

/** Who keeps a service corrects it, and so vouches for it. */
export const changeServiceEntry = async (visit: Visit, input: { id: string; version: number; draft: ServiceDraft }): Promise<Outcome<{ id: string }, ChangeServiceRefusal>> => {
  const { service, mine } = await findKeptService(visit, input.id);
  if (!service) return refuse("not-found");
  if (!mine) return refuse("not-allowed");
  const fault = await entryFault(visit, input.draft);
  if (fault) return refuse(fault);

  if (!(await saveService(visit, { id: service.id, version: input.version }, input.draft))) return refuse("changed-meanwhile");
  await record(visit, "entry.changed", { subjectId: service.id });
  return done({ id: service.id });
};
