import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { AppointmentSide, EndReason } from "../model.ts";
import { admitsMove, mayTell, sideOf } from "../rules.ts";
import { findAppointment, saveCompanion, saveEnding } from "../store.server.ts";

export type EndAppointmentRefusal = "not-found" | "not-allowed" | "not-now" | "reason-missing" | "minutes-wrong";
/** `withMe`: whoever tells went with her, though nobody had planned it. */
export type SayWhatHappened = { appointmentId: string; minutes?: number | null; withMe?: boolean; words?: string | null } & ({ outcome: "held" } | { outcome: "missed" | "cancelled"; side: AppointmentSide | null; reason: EndReason | null });

const moveOf = { held: "hold", missed: "miss", cancelled: "cancel" } as const;

/** It took place, somebody did not come, or it is called off: who, and why. */
export const sayWhatHappened = async (visit: Visit, input: SayWhatHappened): Promise<Outcome<{ personId: string }, EndAppointmentRefusal>> => {
  const appointment = await findAppointment(visit, input.appointmentId);
  const person = appointment && (await findPerson(visit, appointment.personId));
  if (!appointment || !person) return refuse("not-found");
  if (!mayTell(visit.actor, await findAccess(visit, person.id), appointment)) return refuse("not-allowed");
  if (!admitsMove(appointment, moveOf[input.outcome], sideOf(visit.actor, appointment), visit.today)) return refuse("not-now");
  const end = input.outcome === "held" ? { side: null, reason: null } : { side: input.side, reason: input.reason };
  if (input.outcome !== "held" && (!end.side || !end.reason)) return refuse("reason-missing");
  const minutes = input.outcome === "held" ? (input.minutes ?? null) : null;
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440)) return refuse("minutes-wrong");

  if (input.outcome === "held" && input.withMe && !appointment.accompaniedBy) await saveCompanion(visit, appointment.id, visit.actor.id);
  const went = appointment.accompaniedBy !== null || (input.withMe ?? false);
  if (!(await saveEnding(visit, appointment, { state: input.outcome, by: visit.actor.id, ...end, words: input.words ?? null, minutes: went ? minutes : null, movedTo: null }))) return refuse("not-now");
  await record(visit, `appointment.${input.outcome}`, { personId: person.id, followedBy: person.followedBy, subjectId: appointment.id });
  return done({ personId: person.id });
};
