import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { insertBarrier, listBarriers } from "../barriers.server.ts";
import type { Barrier } from "../model.ts";
import { topicOfBarrier } from "../rules.ts";

export type OpenBarrierRefusal = "not-found" | "not-allowed" | "already-open" | "in-the-future";
export type OpenBarrier = { personId: string } & Pick<Barrier, "code" | "intensity" | "openedOn" | "professionalWords" | "personWords">;

/** A barrier is named, with its intensity, the professional's words and the person's. */
export const openBarrier = async (visit: Visit, input: OpenBarrier): Promise<Outcome<{ id: string }, OpenBarrierRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayWrite(await findAccess(visit, person.id), topicOfBarrier[input.code])) return refuse("not-allowed");
  if (input.openedOn > visit.today) return refuse("in-the-future");
  const same = (await listBarriers(visit, person.id)).find((other) => other.code === input.code && (other.closedOn === null || other.closedOn > input.openedOn));
  if (same) return refuse("already-open", { barrierId: same.id });

  const id = await insertBarrier(visit, person.id, input);
  await record(visit, "barrier.opened", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
