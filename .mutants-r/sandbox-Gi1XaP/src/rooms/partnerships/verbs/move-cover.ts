import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findCover, saveCoverState } from "../officers.server.ts";
import { type CoverMoveName, coverMoves, openCoverMoves } from "../rules.ts";

export type MoveCoverRefusal = "not-found" | "not-now";

/** A cover is accepted or declined by whoever was asked; taken back by whoever asked. */
export const moveCover = async (visit: Visit, input: { coverId: string; move: CoverMoveName }): Promise<Outcome<null, MoveCoverRefusal>> => {
  const cover = await findCover(visit, input.coverId);
  if (!cover || openCoverMoves(visit.actor, cover).length === 0) return refuse("not-found");
  if (!openCoverMoves(visit.actor, cover).includes(input.move)) return refuse("not-now");
  await saveCoverState(visit, cover.id, coverMoves[input.move].to);
  await record(visit, `cover.${coverMoves[input.move].to}`, { subjectId: cover.id });
  return done(null);
};
