import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { answerHandoverRow, findWaiting } from "../handovers.server.ts";
import type { HandoverReason } from "../model.ts";

export type AnswerHandoverRefusal = "not-found" | "reason-missing" | "not-now";

/** The chantier takes her in, and her file comes whole; or it leaves her at her door, where nothing is lost. */
export const answerHandover = async (visit: Visit, input: { id: string; accepts: boolean; reason: HandoverReason | null }): Promise<Outcome<{ personId: string }, AnswerHandoverRefusal>> => {
  const waiting = await findWaiting(visit, input.id);
  // Whoever proposed it reads the same line, and answers nothing.
  if (!waiting || !mayOpenFilesIn(visit.actor, waiting.chantierId)) return refuse("not-found");
  if (!input.accepts && !input.reason) return refuse("reason-missing");
  const personId = await answerHandoverRow(visit, input.id, input.accepts ? "accepted" : "refused", input.accepts ? null : input.reason);
  if (!personId) return refuse("not-now");
  await record(visit, input.accepts ? "person.handed-over" : "person.handover-refused", { personId, followedBy: input.accepts ? waiting.chantierId : waiting.doorId, subjectId: input.id });
  return done({ personId });
};
