import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { admitsMove, mayTell, sideOf } from "../rules.ts";
import { findAppointment, savePlace } from "../store.server.ts";

export type ChangePlaceRefusal = "not-found" | "not-allowed" | "not-now" | "of-a-desk" | "place-missing";

/** The same appointment, the same hour, somewhere else: whoever may move it may say where. A desk says its own place. */
export const changePlace = async (visit: Visit, input: { appointmentId: string; place: string }): Promise<Outcome<{ personId: string }, ChangePlaceRefusal>> => {
  const appointment = await findAppointment(visit, input.appointmentId);
  const person = appointment && (await findPerson(visit, appointment.personId));
  if (!appointment || !person) return refuse("not-found");
  if (!mayTell(visit.actor, await findAccess(visit, person.id), appointment)) return refuse("not-allowed");
  if (!admitsMove(appointment, "move", sideOf(visit.actor, appointment), visit.today)) return refuse("not-now");
  if (appointment.slotId !== null) return refuse("of-a-desk");
  if (!input.place.trim()) return refuse("place-missing");

  if (!(await savePlace(visit, appointment, input.place))) return refuse("not-now");
  await record(visit, "appointment.place-changed", { personId: person.id, followedBy: person.followedBy, subjectId: appointment.id });
  return done({ personId: person.id });
};
