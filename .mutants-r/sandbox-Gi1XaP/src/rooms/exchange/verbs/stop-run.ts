import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { mayRunExchange } from "../rules.ts";
import type { OfferRun } from "../run.ts";
import { findRun, saveMove } from "../store.server.ts";

export type StopRunRefusal = "not-found" | "not-now";

/** Somebody stops it, or the source breaks further on. What was taken stays; nothing is closed. */
export const stopRun = async (visit: Visit, input: { id: string; reason: NonNullable<OfferRun["stoppedFor"]> }): Promise<Outcome<{ id: string }, StopRunRefusal>> => {
  const run = await findRun(visit, input.id);
  if (!run || !mayRunExchange(visit.actor)) return refuse("not-found");
  if (run.state !== "running") return refuse("not-now");

  if (!(await saveMove(visit, run.id, "stop", { rowsTotal: run.reached, stoppedFor: input.reason }))) return refuse("not-now");
  await record(visit, "import.offer-stopped", { subjectId: run.id, detail: { reason: input.reason.code } });
  return done({ id: run.id });
};
