import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findListed, saveClosing } from "../entries.server.ts";
import { findKeptService } from "../kept-entries.server.ts";
import { mayKeep } from "../rules.ts";

export type CloseEntryRefusal = "not-found" | "not-allowed" | "already-closed";

/** It is no more: the entry leaves searches, and stays where it was named. */
export const closeEntry = async (visit: Visit, input: { of: "structure" | "service"; id: string }): Promise<Outcome<{ id: string }, CloseEntryRefusal>> => {
  const listed = input.of === "structure" ? await findListed(visit, input.id) : null;
  const { service, mine } = input.of === "service" ? await findKeptService(visit, input.id) : { service: null, mine: false };
  const entry = listed ?? service;
  if (!entry) return refuse("not-found");
  if (!(listed ? mayKeep(visit.actor, listed) : mine)) return refuse("not-allowed");
  if (entry.closedOn) return refuse("already-closed");

  await saveClosing(visit, input.of, entry.id);
  await record(visit, "entry.closed", { subjectId: entry.id });
  return done({ id: entry.id });
};
