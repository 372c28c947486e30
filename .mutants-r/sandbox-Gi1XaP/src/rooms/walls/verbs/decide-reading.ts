import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import type { WatchDecision } from "../model.ts";
import { mayWatch } from "../rules.ts";
import { listWatched, saveDecision } from "../watching.server.ts";

export type DecideReadingRefusal = "not-found" | "not-allowed" | "her-own" | "words-missing";

/** The coordination looked at a reading out of the ordinary: it is normal, or it is to be clarified, and why. */
export const decideReading = async (visit: Visit, input: { id: string; decision: WatchDecision; words: string | null }): Promise<Outcome<{ id: string }, DecideReadingRefusal>> => {
  const [watched] = isId(input.id) ? await listWatched(visit, { id: input.id }) : [];
  if (!watched) return refuse("not-found");
  if (!mayWatch(visit.actor)) return refuse("not-allowed");
  if (watched.actorId === visit.actor.id) return refuse("her-own");
  if (input.decision === "to-clarify" && !input.words?.trim()) return refuse("words-missing");

  await saveDecision(visit, watched.id, input.decision, input.words?.trim() || null);
  await record(visit, "reading.decided", { ...(watched.personId ? { personId: watched.personId } : {}), subjectId: watched.id, detail: { decision: input.decision } });
  return done({ id: watched.id });
};
