import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayOpenFilesIn } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { openFile } from "#rooms/people/server";
import type { Intake } from "../model.ts";
import { insertKey } from "../store.server.ts";
import { stepsOf } from "../taking.ts";

export type TakeRow = { importId: string; chantierId: string; leadId: string; intake: Intake };

/** A row becomes a file, by the same verbs as a hand would use. The first that refuses says why, and nothing of the row is kept. */
export const takeRow = async (visit: Visit, input: TakeRow): Promise<Outcome<{ personId: string }, string>> => {
  const { chantierId, intake } = input;
  if (!mayOpenFilesIn(visit.actor, chantierId)) return refuse("not-allowed");
  const { givenName, familyName, usualName, birthDate, gender } = intake.person;
  const opened = await openFile(visit, { chantierId, givenName, familyName, usualName, birthDate, gender });
  if (!opened.ok) return opened;

  const personId = opened.value.id;
  for (const step of stepsOf({ ...input, personId })) {
    const answer = await step(visit);
    if (!answer.ok) return answer;
  }
  await insertKey(visit, chantierId, intake.key, personId);
  await record(visit, "person.imported", { personId, followedBy: chantierId, subjectId: input.importId });
  return done({ personId });
};
