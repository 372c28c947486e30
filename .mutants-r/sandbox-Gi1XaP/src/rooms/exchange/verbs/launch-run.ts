import { enqueue } from "#ground/jobs/enqueue";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { mayRunExchange } from "../rules.ts";
import { insertRun, type NewRun } from "../store.server.ts";

export type LaunchRunRefusal = "not-allowed" | "part-without-name" | "one-at-a-time";

/** An offer comes in: a job reads it, in the name of whoever launched it. */
export const launchRun = async (visit: Visit, input: NewRun): Promise<Outcome<{ id: string }, LaunchRunRefusal>> => {
  if (!mayRunExchange(visit.actor)) return refuse("not-allowed");
  const named = input.sources.length + input.departments.length > 0;
  if ((input.scope === "part") !== named) return refuse("part-without-name");

  if (!(await insertRun(visit, input))) return refuse("one-at-a-time");
  await enqueue(visit, { kind: "exchange.run", payload: { runId: input.id, actorId: visit.actor.id }, key: `exchange.run/${input.id}` });
  await record(visit, "import.offer-launched", { subjectId: input.id, detail: { origin: input.origin, scope: input.scope } });
  return done({ id: input.id });
};
