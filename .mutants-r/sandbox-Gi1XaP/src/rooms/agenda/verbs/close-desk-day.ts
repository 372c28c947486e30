import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findDesk, saveDeskClosure } from "../desks.server.ts";
import { takesPlace } from "../rules.ts";

export type CloseDeskDayRefusal = "not-found" | "not-allowed" | "reason-missing" | "no-desk-that-day";

/** Nobody comes that day: what was booked is cancelled, and whoever leads these people is told. */
export const closeDeskDay = async (visit: Visit, input: { deskId: string; on: CivilDate; reason: string }): Promise<Outcome<{ told: number }, CloseDeskDayRefusal>> => {
  const desk = await findDesk(visit, input.deskId);
  if (!desk) return refuse("not-found");
  if (!desk.kept) return refuse("not-allowed");
  if (!input.reason.trim()) return refuse("reason-missing");
  if (input.on < visit.today || !takesPlace(desk, input.on)) return refuse("no-desk-that-day");

  const told = await saveDeskClosure(visit, desk.id, input.on, input.reason.trim());
  await record(visit, "desk.day-closed", { subjectId: desk.id, detail: { told } });
  return done({ told });
};
