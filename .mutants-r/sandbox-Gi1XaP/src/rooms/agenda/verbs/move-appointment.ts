import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { Hour } from "../model.ts";
import { admitsMove, mayTell, sideOf, whenFault, type WhenFault } from "../rules.ts";
import { copyAppointment } from "../copies.server.ts";
import { findAppointment, saveEnding } from "../store.server.ts";

export type MoveAppointmentRefusal = "not-found" | "not-allowed" | "not-now" | WhenFault;

/** The same appointment on another day: the former one stays, moved, and says where it went. */
export const moveAppointment = async (visit: Visit, input: { appointmentId: string; on: CivilDate; hour: Hour }): Promise<Outcome<{ id: string; personId: string }, MoveAppointmentRefusal>> => {
  const appointment = await findAppointment(visit, input.appointmentId);
  const person = appointment && (await findPerson(visit, appointment.personId));
  if (!appointment || !person) return refuse("not-found");
  if (!mayTell(visit.actor, await findAccess(visit, person.id), appointment)) return refuse("not-allowed");
  const side = sideOf(visit.actor, appointment);
  if (!admitsMove(appointment, "move", side, visit.today)) return refuse("not-now");
  const fault = whenFault(input.on, visit.today);
  if (fault) return refuse(fault);

  const id = await copyAppointment(visit, appointment, { on: input.on, hour: input.hour, side, by: visit.actor.id });
  if (!(await saveEnding(visit, appointment, { state: "moved", by: visit.actor.id, side, reason: null, words: null, minutes: null, movedTo: id }))) return refuse("not-now");
  await record(visit, "appointment.moved", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id, personId: person.id });
};
