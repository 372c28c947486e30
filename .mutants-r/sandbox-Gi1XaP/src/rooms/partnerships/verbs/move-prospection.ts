import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findProspection, saveProspection } from "../companies.server.ts";
import { openProspectionMoves, type ProspectionMoveName, prospectionMoves, territoriesKept } from "../rules.ts";

export type MoveProspectionRefusal = "not-found" | "not-allowed" | "not-now";

/** Prospection goes one stage further, or is set aside; with what comes next, and when. */
export const moveProspection = async (visit: Visit, input: { prospectionId: string; move: ProspectionMoveName; words: string | null; nextOn: CivilDate | null }): Promise<Outcome<null, MoveProspectionRefusal>> => {
  const prospection = await findProspection(visit, input.prospectionId);
  if (!prospection) return refuse("not-found");
  if (!territoriesKept(visit.actor).includes(prospection.territoryId)) return refuse("not-allowed");
  if (!openProspectionMoves(prospection.stage).includes(input.move)) return refuse("not-now");
  await saveProspection(visit, prospection.id, { stage: prospectionMoves[input.move].to, words: input.words?.trim() || prospection.words, nextOn: input.nextOn });
  await record(visit, "prospection.moved", { subjectId: prospection.id, detail: { move: input.move } });
  return done(null);
};
