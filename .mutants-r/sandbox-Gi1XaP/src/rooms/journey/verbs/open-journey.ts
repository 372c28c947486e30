import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import type { Stage } from "../model.ts";
import { findJourney, findTerritoryOf, insertJourney, mayLeadIn } from "../store.server.ts";

export type OpenJourneyRefusal = "not-allowed" | "already-open" | "in-the-future" | "lead-not-in-chantier";
export type OpenJourney = { personId: string; chantierId: string; openedOn: CivilDate; stage: Exclude<Stage, "year-after">; leadId: string };

/** Opens a journey, with its first stage and its one lead referent. */
export const openJourney = async (visit: Visit, input: OpenJourney): Promise<Outcome<{ id: string }, OpenJourneyRefusal>> => {
  const [last, territoryId] = [await findJourney(visit, input.personId), await findTerritoryOf(visit, input.chantierId)];
  if (!territoryId || !mayOpenFilesIn(visit.actor, input.chantierId)) return refuse("not-allowed");
  if (last && last.closedOn === null) return refuse("already-open");
  if (input.openedOn > visit.today) return refuse("in-the-future");
  if (!(await mayLeadIn(visit, input.leadId, input.chantierId))) return refuse("lead-not-in-chantier");

  const id = await insertJourney(visit, { ...input, territoryId });
  await record(visit, "journey.opened", { personId: input.personId, followedBy: input.chantierId, subjectId: id });
  return done({ id });
};
