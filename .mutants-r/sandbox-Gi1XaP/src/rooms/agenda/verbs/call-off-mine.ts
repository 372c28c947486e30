import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { saveMyCallingOff } from "../own.server.ts";
import { admitsMove } from "../rules.ts";
import { findMyAppointment } from "../reads.server.ts";

export type CallOffMineRefusal = "not-found" | "not-now";

/** « Je ne pourrai pas venir »: no reason is asked of her; her team finds it on its list. */
export const callOffMine = async (visit: OwnVisit, input: { appointmentId: string }): Promise<Outcome<null, CallOffMineRefusal>> => {
  const appointment = await findMyAppointment(visit, input.appointmentId);
  if (!appointment) return refuse("not-found");
  if (appointment.on < visit.today || !admitsMove(appointment, "cancel", "person", visit.today)) return refuse("not-now");
  await saveMyCallingOff(visit, appointment.id);
  await recordInHerSpace(visit, "appointment.called-off-by-her", appointment.id);
  return done(null);
};
