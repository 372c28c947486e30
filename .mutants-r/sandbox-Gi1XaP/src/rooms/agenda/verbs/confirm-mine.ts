import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { admitsMove } from "../rules.ts";
import { findMyAppointment } from "../reads.server.ts";
import { saveConfirmation } from "../store.server.ts";

export type ConfirmMineRefusal = "not-found" | "not-now";

/** She says that she will come. */
export const confirmMine = async (visit: OwnVisit, input: { appointmentId: string }): Promise<Outcome<null, ConfirmMineRefusal>> => {
  const appointment = await findMyAppointment(visit, input.appointmentId);
  if (!appointment) return refuse("not-found");
  if (!admitsMove(appointment, "confirm", "person", visit.today)) return refuse("not-now");
  await saveConfirmation(visit, appointment.id, "person");
  await recordInHerSpace(visit, "appointment.confirmed-by-her", appointment.id);
  return done(null);
};
