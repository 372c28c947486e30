import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { SituationFacts } from "../model.ts";
import { changeFrom, checkFact, type FactRefusal, lineOf, topicOfLane } from "../rules.ts";
import { insertSituation, listOnLine, saveSituationEnd } from "../store.server.ts";
import { kindOf } from "../catalogue.ts";

export type RecordChangeRefusal = "not-found" | "not-allowed" | "wrong-fact" | "inside-an-earlier-fact";

/** Something changed, from a day on: what was true in that line ends there. */
export const recordChange = async (
  visit: Visit,
  input: { personId: string; fact: SituationFacts },
): Promise<Outcome<{ id: string }, RecordChangeRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  const topic = (input.fact.code && kindOf(input.fact.code)?.topic) || topicOfLane(input.fact.lane);
  if (!mayWrite(await findAccess(visit, person.id), topic)) return refuse("not-allowed");
  const wrong: FactRefusal[] = checkFact(input.fact, visit.today);
  if (wrong.length > 0) return refuse("wrong-fact", { wrong });
  const change = changeFrom(await listOnLine(visit, person.id, lineOf(input.fact)), input.fact.startsOn);
  if ("blockedBy" in change) return refuse("inside-an-earlier-fact", { situationId: change.blockedBy });

  if (change.ends) await saveSituationEnd(visit, change.ends, input.fact.startsOn);
  const id = await insertSituation(visit, person.id, input.fact);
  await record(visit, "situation.changed", { personId: person.id, followedBy: person.followedBy, subjectId: id, detail: { lane: input.fact.lane } });
  return done({ id });
};
