import { error } from "@sveltejs/kit";
import type { Visit } from "#ground/visit";
import type { FileAccess } from "#rooms/access/index";
import type { Appointment } from "#rooms/agenda/index";
import { findAppointment } from "#rooms/agenda/server";
import type { Person } from "#rooms/people/index";
import { findAccess, findPerson } from "#rooms/people/server";

export const notFound = (): never => error(404, "Page introuvable");

/** The appointment of the address and her file, as far as the visitor sees them. */
export const theAppointment = async (visit: Visit, id: string): Promise<{ appointment: Appointment; person: Person; access: FileAccess }> => {
  const appointment = (await findAppointment(visit, id)) ?? notFound();
  const [person, access] = await Promise.all([findPerson(visit, appointment.personId), findAccess(visit, appointment.personId)]);
  return person ? { appointment, person, access } : notFound();
};
