import { addDays } from "#ground/civil-date";
import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findBoard, findSeatable, insertMember, listMembers, readStanding, saveSeatEnd } from "../boards.server.ts";
import type { BoardSeat } from "../model.ts";

export type SeatMemberRefusal = "not-found" | "not-allowed" | "unknown-professional" | "already-seated" | "one-chair" | "sits-since-today";

/** Gives a seat from today on. */
export const seatMember = async (visit: Visit, input: { boardId: string; professionalId: string; seat: BoardSeat }): Promise<Outcome<null, SeatMemberRefusal>> => {
  const board = await findBoard(visit, input.boardId);
  if (!board) return refuse("not-found");
  if (!(await readStanding(visit)).runs.includes(board.id)) return refuse("not-allowed");
  if (!isId(input.professionalId) || (await findSeatable(visit, board.territoryId, "", input.professionalId)).length === 0) return refuse("unknown-professional");
  const members = await listMembers(visit, board.id, visit.today);
  if (members.some(({ professionalId }) => professionalId === input.professionalId)) return refuse("already-seated");
  if (input.seat === "chair" && members.some(({ seat }) => seat === "chair")) return refuse("one-chair");
  await insertMember(visit, board.id, { professionalId: input.professionalId, seat: input.seat, startsOn: visit.today });
  await record(visit, "board.seat-given", { subjectId: board.id });
  return done(null);
};

/** Yesterday was the last day: what she sat for keeps her name. */
export const endSeat = async (visit: Visit, input: { boardId: string; memberId: string }): Promise<Outcome<null, SeatMemberRefusal>> => {
  const board = await findBoard(visit, input.boardId);
  const member = board && (await listMembers(visit, board.id, visit.today)).find(({ id }) => id === input.memberId);
  if (!board || !member) return refuse("not-found");
  if (!(await readStanding(visit)).runs.includes(board.id)) return refuse("not-allowed");
  if (!(await saveSeatEnd(visit, member.id, addDays(visit.today, -1)))) return refuse("sits-since-today");
  await record(visit, "board.seat-ended", { subjectId: board.id });
  return done(null);
};
