import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { maySetAppointments, whenFault, type WhenFault } from "../rules.ts";
import { listCompanions } from "../reads.server.ts";
import { findListed, insertAppointment, type NewAppointment } from "../store.server.ts";

export type ProposeAppointmentRefusal = "not-found" | "not-allowed" | "with-missing" | "companion-unknown" | WhenFault;
/** Agreed: the other side said yes aloud, the date is set at once. */
export type ProposeAppointment = Pick<NewAppointment, "personId" | "topic" | "on" | "hour" | "minutes"> & Partial<Pick<NewAppointment, "listedId" | "serviceId" | "faceId" | "withId" | "withWords" | "place" | "bring" | "note" | "accompaniedBy" | "referralId" | "slotId" | "proposedSide">> & { agreed: boolean };

/** An appointment is proposed, or set at once, for somebody the visitor writes about on this topic. */
export const proposeAppointment = async (visit: Visit, input: ProposeAppointment): Promise<Outcome<{ id: string }, ProposeAppointmentRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!maySetAppointments(await findAccess(visit, person.id), input.topic)) return refuse("not-allowed");
  const listed = await findListed(visit, input.listedId ?? null, input.serviceId ?? null);
  if (!listed || (!listed.listedId && !input.withId && !input.withWords?.trim())) return refuse("with-missing");
  const fault = whenFault(input.on, visit.today);
  if (fault) return refuse(fault);
  const companion = input.accompaniedBy ?? null;
  if (companion !== null && !(await listCompanions(visit, person.id)).some(({ id }) => id === companion)) return refuse("companion-unknown");

  // The name is kept among her words too: an entry may leave the directory, and her export tells it.
  const id = await insertAppointment(visit, {
    personId: person.id, topic: input.topic, state: input.agreed ? "set" : "proposed", on: input.on, hour: input.hour, minutes: input.minutes, listedId: listed.listedId, serviceId: listed.serviceId, faceId: input.faceId ?? null, withId: input.withId ?? null, withWords: input.withWords?.trim() || listed.name,
    place: input.place ?? null, bring: input.bring ?? null, note: input.note ?? null, accompaniedBy: companion, referralId: input.referralId ?? null, slotId: input.slotId ?? null, proposedSide: input.proposedSide ?? "professional", proposedBy: visit.actor.id,
  });
  await record(visit, input.agreed ? "appointment.set" : "appointment.proposed", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
