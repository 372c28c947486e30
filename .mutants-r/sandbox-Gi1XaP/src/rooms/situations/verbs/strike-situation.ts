import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findSituation, strikeSituationRow } from "../store.server.ts";

export type StrikeSituationRefusal = "not-found" | "not-allowed";

/** The fact should never have been written (wrong person, typed twice): struck out, kept in the history. */
export const strikeSituation = async (visit: Visit, input: { personId: string; situationId: string }): Promise<Outcome<{ id: string }, StrikeSituationRefusal>> => {
  const [person, situation] = [await findPerson(visit, input.personId), await findSituation(visit, input.personId, input.situationId)];
  if (!person || !situation) return refuse("not-found");
  if (!mayWrite(await findAccess(visit, person.id), situation.topic)) return refuse("not-allowed");

  await strikeSituationRow(visit, situation.id);
  await record(visit, "situation.struck", { personId: person.id, followedBy: person.followedBy, subjectId: situation.id });
  return done({ id: situation.id });
};
