import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { admitsMove, mayTell, sideOf } from "../rules.ts";
import { findAppointment, saveConfirmation } from "../store.server.ts";

export type SetAppointmentRefusal = "not-found" | "not-allowed" | "not-now";

/** A proposed date is agreed: it is set. */
export const setAppointment = async (visit: Visit, input: { appointmentId: string }): Promise<Outcome<{ personId: string }, SetAppointmentRefusal>> => {
  const appointment = await findAppointment(visit, input.appointmentId);
  const person = appointment && (await findPerson(visit, appointment.personId));
  if (!appointment || !person) return refuse("not-found");
  if (!mayTell(visit.actor, await findAccess(visit, person.id), appointment)) return refuse("not-allowed");
  const side = sideOf(visit.actor, appointment);
  if (!admitsMove(appointment, "confirm", side, visit.today)) return refuse("not-now");

  await saveConfirmation(visit, appointment.id, side);
  await record(visit, "appointment.set", { personId: person.id, followedBy: person.followedBy, subjectId: appointment.id });
  return done({ personId: person.id });
};
