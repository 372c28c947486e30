import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { type BoardSettings, findBoard, readStanding, saveBoard } from "../boards.server.ts";
import { type SettingsFault, settingsFault } from "../rules.ts";

export type SettleBoardRefusal = "not-found" | "not-allowed" | "changed-meanwhile" | SettingsFault;

/** What a board hears, how many it takes, how long before and after. */
export const settleBoard = async (visit: Visit, input: BoardSettings & { boardId: string; version: number }): Promise<Outcome<null, SettleBoardRefusal>> => {
  const board = await findBoard(visit, input.boardId);
  if (!board) return refuse("not-found");
  if (!(await readStanding(visit)).runs.includes(board.id)) return refuse("not-allowed");
  const fault = settingsFault(input);
  if (fault) return refuse(fault);
  if (!(await saveBoard(visit, { ...board, version: input.version }, input))) return refuse("changed-meanwhile");
  await record(visit, "board.settled", { subjectId: board.id });
  return done(null);
};
