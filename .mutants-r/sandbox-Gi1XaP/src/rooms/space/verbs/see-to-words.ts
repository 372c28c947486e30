import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { saveSeenTo } from "../messages.server.ts";
import { mayAnswerHer } from "../rules.ts";

export type SeeToWordsRefusal = "not-found" | "not-allowed" | "nothing-waits";

/** Read, and answered some other way or asking for no answer: it waits for nobody any more. */
export const seeToWords = async (visit: Visit, input: { personId: string }): Promise<Outcome<null, SeeToWordsRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayAnswerHer(await findAccess(visit, person.id))) return refuse("not-allowed");
  if ((await saveSeenTo(visit, person.id)) === 0) return refuse("nothing-waits");
  await record(visit, "message.seen-to", { personId: person.id, followedBy: person.followedBy });
  return done(null);
};
