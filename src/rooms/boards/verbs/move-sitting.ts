import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { readStanding } from "../boards.server.ts";
import { listAgenda } from "../cases.server.ts";
import { longestWords, sittingMoves, type SittingMove, waitsForTheSitting } from "../rules.ts";
import { findSitting, saveSittingState } from "../sittings.server.ts";

export type MoveSittingRefusal = "not-found" | "not-allowed" | "not-from-here" | "too-early" | "cases-not-heard" | "remarks-too-long" | "changed-meanwhile";

/** Opens, closes or cancels a sitting. It opens on its own day, or after; it closes when each case of its agenda was decided or put off. */
export const moveSitting = async (visit: Visit, input: { sittingId: string; move: SittingMove; remarks?: string }): Promise<Outcome<{ waiting: number }, MoveSittingRefusal>> => {
  const sitting = await findSitting(visit, input.sittingId);
  if (!sitting) return refuse("not-found");
  if (!(await readStanding(visit)).runs.includes(sitting.boardId)) return refuse("not-allowed");
  const { from, to } = sittingMoves[input.move];
  if (!(from as readonly string[]).includes(sitting.state)) return refuse("not-from-here");
  if (input.move === "open" && visit.today < sitting.heldOn) return refuse("too-early");
  if ((input.remarks ?? "").length > longestWords) return refuse("remarks-too-long");
  const waiting = waitsForTheSitting(await listAgenda(visit, sitting));
  if (input.move === "close" && waiting > 0) return refuse("cases-not-heard", { waiting });
  if (!(await saveSittingState(visit, sitting, to, input.remarks))) return refuse("changed-meanwhile");
  await record(visit, `board.sitting-${to}`, { subjectId: sitting.id });
  return done({ waiting });
};
