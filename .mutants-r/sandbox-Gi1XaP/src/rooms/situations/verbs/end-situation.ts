import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findSituation, saveSituationEnd } from "../store.server.ts";

export type EndSituationRefusal = "not-found" | "not-allowed" | "already-ended" | "before-the-start" | "in-the-future";

/** A fact stops being true, and nothing in its line replaces it. */
export const endSituation = async (visit: Visit, input: { personId: string; situationId: string; on: CivilDate }): Promise<Outcome<{ id: string }, EndSituationRefusal>> => {
  const [person, situation] = [await findPerson(visit, input.personId), await findSituation(visit, input.personId, input.situationId)];
  if (!person || !situation) return refuse("not-found");
  if (!mayWrite(await findAccess(visit, person.id), situation.topic)) return refuse("not-allowed");
  if (situation.endsOn !== null) return refuse("already-ended");
  if (input.on <= situation.startsOn) return refuse("before-the-start");
  if (input.on > visit.today) return refuse("in-the-future");

  await saveSituationEnd(visit, situation.id, input.on);
  await record(visit, "situation.ended", { personId: person.id, followedBy: person.followedBy, subjectId: situation.id });
  return done({ id: situation.id });
};
