import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { readStanding } from "../boards.server.ts";
import type { BoardPresence } from "../model.ts";
import { findSitting, readAttendance, savePresence } from "../sittings.server.ts";

export type NotePresenceRefusal = "not-found" | "not-allowed" | "sitting-over";

/** Who came, and how: said by who holds the sitting, or by oneself beforehand. */
export const notePresence = async (visit: Visit, input: { sittingId: string; professionalId: string; how: BoardPresence }): Promise<Outcome<null, NotePresenceRefusal>> => {
  const sitting = await findSitting(visit, input.sittingId);
  const member = sitting && (await readAttendance(visit, sitting)).find(({ professionalId }) => professionalId === input.professionalId);
  if (!sitting || !member) return refuse("not-found");
  if (member.professionalId !== visit.actor.id && !(await readStanding(visit)).runs.includes(sitting.boardId)) return refuse("not-allowed");
  if (sitting.state !== "planned" && sitting.state !== "open") return refuse("sitting-over");
  await savePresence(visit, sitting.id, member.professionalId, input.how);
  await record(visit, "board.presence-noted", { subjectId: sitting.id });
  return done(null);
};
