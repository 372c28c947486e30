import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { listEmergencies, saveEmergencyEnd } from "../emergencies.server.ts";
import { isUnderWay, mayEndEmergency } from "../rules.ts";

export type EndEmergencyRefusal = "not-found" | "not-allowed" | "already-over";

/** Closes it before its hour: nothing of it is read from the next question on. */
export const endEmergency = async (visit: Visit, input: { personId: string; emergencyId: string }): Promise<Outcome<{ id: string }, EndEmergencyRefusal>> => {
  const [person, emergencies] = await Promise.all([findPerson(visit, input.personId), listEmergencies(visit, input.personId)]);
  const emergency = emergencies.find(({ id }) => id === input.emergencyId);
  if (!person || !emergency) return refuse("not-found");
  if (!mayEndEmergency(visit.actor, await findAccess(visit, person.id), emergency)) return refuse("not-allowed");
  if (!isUnderWay(emergency, visit.now)) return refuse("already-over");

  await saveEmergencyEnd(visit, emergency.id);
  await record(visit, "emergency.ended", { personId: person.id, followedBy: person.followedBy, subjectId: emergency.id });
  return done({ id: emergency.id });
};
