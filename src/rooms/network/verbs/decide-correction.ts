import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { columnOfField } from "../correction-fields.ts";
import { findCorrection, saveDecision } from "../corrections.server.ts";
import { findListed, saveClosing, saveField } from "../entries.server.ts";
import { hoursSaid } from "../opening.ts";
import { mayKeep } from "../rules.ts";

export type DecideCorrectionRefusal = "not-found" | "not-allowed" | "already-decided" | "hours-wrong";

/** Taken, what it says of a field is written in the entry (hours, as whoever keeps it wrote them again, if she did); refused, it says why. */
export const decideCorrection = async (visit: Visit, input: { id: string; decision: "taken" | "refused"; why: string | null; hours?: string | null }): Promise<Outcome<{ listedId: string }, DecideCorrectionRefusal>> => {
  const correction = await findCorrection(visit, input.id);
  const listed = correction && (await findListed(visit, correction.listedId));
  if (!correction || !listed) return refuse("not-found");
  if (!mayKeep(visit.actor, listed)) return refuse("not-allowed");
  if (correction.decision) return refuse("already-decided");

  const [of, id] = correction.serviceId ? (["service", correction.serviceId] as const) : (["structure", listed.id] as const);
  const column = columnOfField(correction.field);
  const value = correction.field === "hours" && input.decision === "taken" && (input.hours || correction.proposed) ? await hoursSaid(input.hours || correction.proposed!) : correction.proposed;
  if (correction.field === "hours" && correction.proposed && value === null) return refuse("hours-wrong");
  if (input.decision === "taken" && correction.field === "gone") await saveClosing(visit, of, id);
  else if (input.decision === "taken" && column && value) await saveField(visit, of, id, column, value);
  await saveDecision(visit, correction.id, input.decision, input.why);
  await record(visit, input.decision === "taken" ? "correction.taken" : "correction.refused", { subjectId: id });
  return done({ listedId: listed.id });
};
