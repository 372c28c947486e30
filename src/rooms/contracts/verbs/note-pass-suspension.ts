import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { PassSuspension } from "../model.ts";
import { findPass, insertPassSuspension } from "../pass.server.ts";
import { mayKeepPass } from "../rules.ts";

export type NotePassSuspensionRefusal = "not-found" | "not-allowed" | "no-pass" | "ends-before-it-starts" | "outside-the-pass" | "overlaps-another";

/** A suspension of the PASS as Les emplois record it: noted here, decided there. */
export const notePassSuspension = async (visit: Visit, input: Omit<PassSuspension, "id"> & { personId: string }): Promise<Outcome<{ id: string }, NotePassSuspensionRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const known = person ? await findPass(visit, person.id) : null;
  if (!person || !known) return refuse("not-found");
  if (!mayKeepPass(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!known.pass) return refuse("no-pass");
  if (input.endsOn !== null && input.endsOn < input.startsOn) return refuse("ends-before-it-starts");
  if (input.startsOn < known.pass.startsOn || input.startsOn > known.pass.endsOn) return refuse("outside-the-pass");
  if (known.suspensions.some(({ startsOn, endsOn }) => startsOn <= (input.endsOn ?? "9999-12-31") && input.startsOn <= (endsOn ?? "9999-12-31"))) return refuse("overlaps-another");

  const id = await insertPassSuspension(visit, { personId: person.id, journeyId: known.journeyId }, input);
  await record(visit, "pass.suspension-noted", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
