import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { PassProlongation } from "../model.ts";
import { findPass, insertProlongation } from "../pass.server.ts";
import { mayKeepPass } from "../rules.ts";

export type NoteProlongationRefusal = "not-found" | "not-allowed" | "no-pass" | "ends-before-it-starts" | "overlaps-another" | "one-is-asked";

/** A prolongation of the PASS, asked or decided, as Les emplois record it. */
export const noteProlongation = async (visit: Visit, input: Omit<PassProlongation, "id"> & { personId: string }): Promise<Outcome<{ id: string }, NoteProlongationRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const known = person ? await findPass(visit, person.id) : null;
  if (!person || !known) return refuse("not-found");
  if (!mayKeepPass(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!known.pass) return refuse("no-pass");
  if (input.endsOn <= input.startsOn) return refuse("ends-before-it-starts");
  if (input.state === "asked" && known.prolongations.some(({ state }) => state === "asked")) return refuse("one-is-asked");
  if (input.state === "granted" && known.prolongations.some((one) => one.state === "granted" && one.startsOn < input.endsOn && input.startsOn < one.endsOn)) return refuse("overlaps-another");

  const id = await insertProlongation(visit, { personId: person.id, journeyId: known.journeyId }, input);
  await record(visit, "pass.prolongation-noted", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
