import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findBarrier, saveBarrierEnd } from "../barriers.server.ts";
import type { BarrierCloseReason } from "../model.ts";

export type CloseBarrierRefusal = "not-found" | "not-allowed" | "already-closed" | "before-the-opening" | "in-the-future";
export type CloseBarrier = { personId: string; barrierId: string; on: CivilDate; reason: BarrierCloseReason };

/** A barrier is lifted, or no longer matters. */
export const closeBarrier = async (visit: Visit, input: CloseBarrier): Promise<Outcome<{ id: string }, CloseBarrierRefusal>> => {
  const [person, barrier] = [await findPerson(visit, input.personId), await findBarrier(visit, input.personId, input.barrierId)];
  if (!person || !barrier) return refuse("not-found");
  if (!mayWrite(await findAccess(visit, person.id), barrier.topic)) return refuse("not-allowed");
  if (barrier.closedOn !== null) return refuse("already-closed");
  if (input.on < barrier.openedOn) return refuse("before-the-opening");
  if (input.on > visit.today) return refuse("in-the-future");

  await saveBarrierEnd(visit, barrier.id, input.on, input.reason);
  await record(visit, "barrier.closed", { personId: person.id, followedBy: person.followedBy, subjectId: barrier.id });
  return done({ id: barrier.id });
};
