import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry, mayTransferCaseloads } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findFollowing, findPerson } from "#rooms/people/server";
import { overlapEnd } from "../rules.ts";
import { findJourney, findPolicy, mayLeadIn, replaceLead } from "../store.server.ts";
import { findCurrentLead } from "../leads.server.ts";

export type HandOverRefusal = "not-found" | "not-allowed" | "no-open-journey" | "same-lead" | "lead-not-in-chantier" | "in-the-future" | "before-the-current-lead";
export type HandOver = { personId: string; to: string; on: CivilDate; note: string | null };

/** Gives the red thread to another professional; the former lead keeps the file for the written overlap. */
export const handOver = async (visit: Visit, input: HandOver): Promise<Outcome<{ overlapUntil: CivilDate }, HandOverRefusal>> => {
  const [person, journey] = [await findPerson(visit, input.personId), await findJourney(visit, input.personId)];
  if (!person) return refuse("not-found");
  if (!mayCarry(await findAccess(visit, person.id)) && !mayTransferCaseloads(visit.actor)) return refuse("not-allowed");
  const chantier = person.followedBy ?? (await findFollowing(visit, person.id));
  if (!journey || journey.closedOn !== null || !chantier) return refuse("no-open-journey");
  const lead = await findCurrentLead(visit, journey.id);
  if (lead?.professionalId === input.to) return refuse("same-lead");
  if (input.on > visit.today) return refuse("in-the-future");
  if (lead && input.on < lead.startsOn) return refuse("before-the-current-lead");
  if (!(await mayLeadIn(visit, input.to, chantier))) return refuse("lead-not-in-chantier");

  const overlapUntil = overlapEnd(input.on, await findPolicy(visit, "handover-overlap-days"));
  await replaceLead(visit, journey, input.to, input.on, overlapUntil, input.note);
  await record(visit, "journey.handed-over", { personId: person.id, followedBy: person.followedBy, subjectId: journey.id });
  return done({ overlapUntil });
};
