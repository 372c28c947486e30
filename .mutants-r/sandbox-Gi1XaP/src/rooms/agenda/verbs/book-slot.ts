import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findDesk, takeSlot } from "../desks.server.ts";
import type { DeskSlot } from "../model.ts";
import { maySetAppointments, slotsOf } from "../rules.ts";
import { insertAppointment } from "../store.server.ts";

export type BookSlotRefusal = "not-found" | "not-allowed" | "full" | "in-the-past";

/** A slot of a desk is booked for somebody: an appointment, set at once. */
export const bookSlot = async (visit: Visit, input: Pick<DeskSlot, "deskId" | "on" | "opens"> & { personId: string }): Promise<Outcome<{ id: string }, BookSlotRefusal>> => {
  const [desk, person] = await Promise.all([findDesk(visit, input.deskId), findPerson(visit, input.personId)]);
  if (!desk || !person) return refuse("not-found");
  if (!maySetAppointments(await findAccess(visit, person.id), desk.topic)) return refuse("not-allowed");
  if (input.on < visit.today) return refuse("in-the-past");
  const slot = slotsOf(desk, input.on, input.on).find(({ opens }) => opens === input.opens);
  const slotId = slot ? await takeSlot(visit, slot) : null;
  if (!slot || slotId === null) return refuse("full");

  const id = await insertAppointment(visit, {
    personId: person.id, topic: desk.topic, state: "set", on: input.on, hour: input.opens, minutes: desk.slotMinutes, listedId: desk.actorListedId, serviceId: null, faceId: null, withId: null, withWords: `${desk.actor} : ${desk.purpose}`,
    place: desk.place, bring: null, note: null, accompaniedBy: null, referralId: null, slotId, proposedSide: "professional", proposedBy: visit.actor.id,
  });
  await record(visit, "appointment.set", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
