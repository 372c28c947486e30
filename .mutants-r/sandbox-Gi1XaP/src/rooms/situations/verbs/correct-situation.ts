import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { SituationFacts } from "../model.ts";
import { checkFact, type FactRefusal, lineOf } from "../rules.ts";
import { findSituation, listOnLine, saveCorrection } from "../store.server.ts";

export type CorrectSituationRefusal = "not-found" | "not-allowed" | "wrong-fact" | "ends-before-it-starts" | "overlaps" | "conflict";
export type CorrectSituation = { personId: string; situationId: string; version: number; fact: SituationFacts; endsOn: CivilDate | null };

/** The fact was written wrong: it is rewritten, and what it said is kept in its history. */
export const correctSituation = async (visit: Visit, input: CorrectSituation): Promise<Outcome<{ id: string }, CorrectSituationRefusal>> => {
  const [person, situation] = [await findPerson(visit, input.personId), await findSituation(visit, input.personId, input.situationId)];
  if (!person || !situation) return refuse("not-found");
  if (!mayWrite(await findAccess(visit, person.id), situation.topic)) return refuse("not-allowed");
  const wrong: FactRefusal[] = checkFact(input.fact, visit.today);
  if (wrong.length > 0) return refuse("wrong-fact", { wrong });
  if (input.endsOn && input.endsOn <= input.fact.startsOn) return refuse("ends-before-it-starts");
  const others = (await listOnLine(visit, person.id, lineOf(input.fact))).filter(({ id }) => id !== situation.id);
  const overlap = others.find((other) => (!input.endsOn || other.startsOn < input.endsOn) && (!other.endsOn || other.endsOn > input.fact.startsOn));
  if (overlap) return refuse("overlaps", { situationId: overlap.id });

  if (!(await saveCorrection(visit, situation, input.version, input.fact, input.endsOn))) return refuse("conflict", { theirs: situation });
  await record(visit, "situation.corrected", { personId: person.id, followedBy: person.followedBy, subjectId: situation.id });
  return done({ id: situation.id });
};
