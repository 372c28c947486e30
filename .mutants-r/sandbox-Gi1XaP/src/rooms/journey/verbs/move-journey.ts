import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { type CloseReason, currentStage, type Stage } from "../model.ts";
import { checkMoveDate, type MoveName, moves, openMoves, overlapEnd, type StageDateRefusal } from "../rules.ts";
import { closeJourneyRow, endStage, findJourney, findPolicy, insertStage, mayLeadIn, moveFile, replaceLead } from "../store.server.ts";

export type MoveJourneyRefusal = "not-found" | "not-allowed" | "not-now" | "close-reason-missing" | "chantier-missing" | "lead-not-in-chantier" | StageDateRefusal;
export type MoveJourney = { personId: string; move: MoveName; on: CivilDate; closeReason?: CloseReason | null; chantierId?: string | null; leadId?: string | null };

/** Takes a journey to its next stage, to another chantier, or to its end. */
export const moveJourney = async (visit: Visit, input: MoveJourney): Promise<Outcome<{ id: string }, MoveJourneyRefusal>> => {
  const [person, journey] = [await findPerson(visit, input.personId), await findJourney(visit, input.personId)];
  const stage = journey && currentStage(journey);
  if (!person || !journey || !stage) return refuse("not-found");
  if (!mayCarry(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!openMoves(journey).includes(input.move)) return refuse("not-now");
  const wrongDate = checkMoveDate(journey, input.on, visit.today);
  if (wrongDate) return refuse(wrongDate);
  const { to } = moves[input.move];
  if (to === "closed" && !input.closeReason) return refuse("close-reason-missing");
  if (input.move === "next-chantier" && (!input.chantierId || input.chantierId === stage.chantierId)) return refuse("chantier-missing");
  const chantierId = input.chantierId || stage.chantierId;
  const changesHands = chantierId !== stage.chantierId;
  if (changesHands && !(input.leadId && (await mayLeadIn(visit, input.leadId, chantierId)))) return refuse("lead-not-in-chantier");

  await endStage(visit, journey.id, input.on);
  if (to === "closed") await closeJourneyRow(visit, journey.id, input.on, input.closeReason!);
  else await insertStage(visit, journey, to as Stage, chantierId, input.on);
  await record(visit, "journey.moved", { personId: person.id, followedBy: person.followedBy, subjectId: journey.id, detail: { move: input.move } });
  if (changesHands) {
    const overlapUntil = overlapEnd(input.on, await findPolicy(visit, "handover-overlap-days"));
    await replaceLead(visit, journey, input.leadId!, input.on, overlapUntil, null);
    await moveFile(visit, person.id, chantierId);
  }
  return done({ id: journey.id });
};
