import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findBoard, readStanding } from "../boards.server.ts";
import { type SittingFault, sittingFault } from "../rules.ts";
import { insertSitting, type NewSitting } from "../sittings.server.ts";

export type PlanSittingRefusal = "not-found" | "not-allowed" | "sits-already" | SittingFault;

/** A day, an hour, a place or a link, or both. */
export const planSitting = async (visit: Visit, input: NewSitting & { boardId: string }): Promise<Outcome<{ id: string }, PlanSittingRefusal>> => {
  const board = await findBoard(visit, input.boardId);
  if (!board) return refuse("not-found");
  if (!(await readStanding(visit)).runs.includes(board.id)) return refuse("not-allowed");
  const fault = sittingFault(input, visit.today);
  if (fault) return refuse(fault);
  const id = await insertSitting(visit, board.id, input);
  if (!id) return refuse("sits-already");
  await record(visit, "board.sitting-planned", { subjectId: id });
  return done({ id });
};
