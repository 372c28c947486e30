import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { insertLimit } from "../limits.server.ts";
import type { PracticalLimit } from "../model.ts";
import { limitFault, type LimitFault, mayKeepLimits } from "../rules.ts";

export type WriteLimitRefusal = "not-found" | "not-allowed" | LimitFault;
export type WriteLimit = Omit<PracticalLimit, "id" | "writtenBy" | "ended"> & { personId: string };

/** Says to the team at the workplace what to reckon with, never why. */
export const writeLimit = async (visit: Visit, input: WriteLimit): Promise<Outcome<{ id: string }, WriteLimitRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayKeepLimits(await findAccess(visit, person.id))) return refuse("not-allowed");
  const fault = limitFault(input);
  if (fault) return refuse(fault);

  const id = await insertLimit(visit, person.id, input);
  await record(visit, "limit.written", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
