import { addDays, type CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { heldDays, listAsksToUs, saveAskAnswer } from "../capacity.server.ts";
import { readLinkedAsk, recordByLink } from "../guest.server.ts";
import type { GuestVisit } from "../links.server.ts";
import type { CapacityAnswer } from "../model.ts";

export type AnswerPlacesRefusal = "not-found" | "not-now" | "day-passed";
type Answered = { answer: CapacityAnswer; heldUntil: CivilDate | null };

/** A partner of the house says whether it has a place; a place said free is held some days. */
export const answerPlaces = async (visit: Visit, input: { askId: string } & Answered): Promise<Outcome<null, AnswerPlacesRefusal>> => {
  if (!(await listAsksToUs(visit)).some(({ id }) => id === input.askId)) return refuse("not-found");
  if (input.heldUntil && input.heldUntil < visit.today) return refuse("day-passed");
  if (!(await saveAskAnswer(visit, input.askId, input.answer, input.heldUntil ?? addDays(visit.today, heldDays)))) return refuse("not-now");
  await record(visit, "places.answered", { subjectId: input.askId, detail: { answer: input.answer } });
  return done(null);
};

/** The same from a link, without account. */
export const answerPlacesByLink = async (visit: GuestVisit, input: Answered): Promise<Outcome<null, AnswerPlacesRefusal>> => {
  if (!visit.askId || !(await readLinkedAsk(visit))) return refuse("not-found");
  if (input.heldUntil && input.heldUntil < visit.today) return refuse("day-passed");
  if (!(await saveAskAnswer(visit, visit.askId, input.answer, input.heldUntil ?? addDays(visit.today, heldDays)))) return refuse("not-now");
  await recordByLink(visit, "places.answered-by-link", null, { answer: input.answer });
  return done(null);
};
