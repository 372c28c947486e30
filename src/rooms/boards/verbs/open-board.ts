import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findBoardOf, openBoardRow } from "../boards.server.ts";

export type OpenBoardRefusal = "not-allowed" | "name-missing" | "contact-missing" | "already-open";

/** Opens the board of a territory, with usual settings: who sits comes next. */
export const openBoard = async (visit: Visit, input: { territoryId: string; name: string; contact: string }): Promise<Outcome<{ id: string }, OpenBoardRefusal>> => {
  if (!input.name.trim() || input.name.length > 120) return refuse("name-missing");
  if (!input.contact.trim() || input.contact.length > 300) return refuse("contact-missing");
  if (!isId(input.territoryId)) return refuse("not-allowed");
  if (await findBoardOf(visit, input.territoryId)) return refuse("already-open");
  const id = await openBoardRow(visit, { territoryId: input.territoryId, name: input.name.trim(), contact: input.contact.trim() });
  if (!id) return refuse("not-allowed");
  await record(visit, "board.opened", { subjectId: id });
  return done({ id });
};
