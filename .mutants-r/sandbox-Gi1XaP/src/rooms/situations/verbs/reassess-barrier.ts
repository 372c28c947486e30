import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findBarrier, saveBarrier } from "../barriers.server.ts";
import type { Barrier } from "../model.ts";

export type ReassessBarrierRefusal = "not-found" | "not-allowed" | "already-closed" | "conflict";
export type ReassessBarrier = { personId: string; barrierId: string } & Pick<Barrier, "version" | "intensity" | "professionalWords" | "personWords">;

/** Where a barrier stands now; what was said before stays in its history. */
export const reassessBarrier = async (visit: Visit, input: ReassessBarrier): Promise<Outcome<{ id: string }, ReassessBarrierRefusal>> => {
  const [person, barrier] = [await findPerson(visit, input.personId), await findBarrier(visit, input.personId, input.barrierId)];
  if (!person || !barrier) return refuse("not-found");
  if (!mayWrite(await findAccess(visit, person.id), barrier.topic)) return refuse("not-allowed");
  if (barrier.closedOn !== null) return refuse("already-closed");

  if (!(await saveBarrier(visit, { ...input, id: barrier.id }, barrier))) return refuse("conflict", { theirs: barrier });
  await record(visit, "barrier.reassessed", { personId: person.id, followedBy: person.followedBy, subjectId: barrier.id });
  return done({ id: barrier.id });
};
