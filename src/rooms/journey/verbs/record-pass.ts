import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { PassSource } from "../model.ts";
import { findJourney, savePass } from "../store.server.ts";

export type RecordPassRefusal = "not-found" | "not-allowed" | "wrong-number" | "ends-before-it-starts";
export type RecordPass = { personId: string; number: string | null; startsOn: CivilDate | null; endsOn: CivilDate | null; readFrom: PassSource };

/** The PASS IAE as it was read: number, first and last day, and where; the day it was read is kept. */
export const recordPass = async (visit: Visit, input: RecordPass): Promise<Outcome<{ id: string }, RecordPassRefusal>> => {
  const [person, journey] = [await findPerson(visit, input.personId), await findJourney(visit, input.personId)];
  if (!person || !journey) return refuse("not-found");
  if (!mayCarry(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (input.number !== null && input.number.length !== 12) return refuse("wrong-number");
  if (input.startsOn && input.endsOn && input.endsOn <= input.startsOn) return refuse("ends-before-it-starts");

  await savePass(visit, journey.id, input);
  await record(visit, "pass.recorded", { personId: person.id, followedBy: person.followedBy, subjectId: journey.id });
  return done({ id: journey.id });
};
