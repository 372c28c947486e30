import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { mayRunExchange } from "../rules.ts";
import { findLookAlike, joinEntries, keepsListed, saveDecision } from "../store.server.ts";

export type DecideLookAlikeRefusal = "not-found" | "already-decided" | "no-longer-two";

/** Somebody who keeps the entry says whether the two are one. A refusal is remembered: nobody is asked again. */
export const decideLookAlike = async (visit: Visit, input: { id: string; same: boolean }): Promise<Outcome<{ listedId: string }, DecideLookAlikeRefusal>> => {
  const pair = await findLookAlike(visit, input.id);
  if (!pair || !(mayRunExchange(visit.actor) || (await keepsListed(visit, pair.listedId)))) return refuse("not-found");
  if (pair.decision) return refuse("already-decided");

  if (input.same && !(await joinEntries(visit, pair.id))) return refuse("no-longer-two");
  await saveDecision(visit, pair.id, input.same ? "taken" : "refused");
  await record(visit, input.same ? "import.look-alike-taken" : "import.look-alike-refused", { subjectId: pair.listedId, detail: { source: pair.sourceId } });
  return done({ listedId: pair.listedId });
};
