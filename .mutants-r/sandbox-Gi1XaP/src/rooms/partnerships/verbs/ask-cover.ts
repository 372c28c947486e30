import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { insertCover, isCovered, listOfficers } from "../officers.server.ts";
import { territoriesKept } from "../rules.ts";

export type AskCoverRefusal = "not-allowed" | "cover-unknown" | "wrong-dates" | "already-covered";

/** An officer will be away: a colleague of the territory is asked to answer for her. */
export const askCover = async (visit: Visit, input: { territoryId: string; awayId: string; coverId: string; from: CivilDate; until: CivilDate }): Promise<Outcome<{ id: string }, AskCoverRefusal>> => {
  if (!territoriesKept(visit.actor).includes(input.territoryId)) return refuse("not-allowed");
  const colleagues = (await listOfficers(visit, [input.territoryId])).map(({ id }) => id);
  if (input.awayId === input.coverId || !colleagues.includes(input.awayId) || !colleagues.includes(input.coverId)) return refuse("cover-unknown");
  if (input.until < input.from || input.until < visit.today) return refuse("wrong-dates");
  if (await isCovered(visit, input.territoryId, input.awayId, input.from, input.until)) return refuse("already-covered");

  const id = await insertCover(visit, input);
  await record(visit, "cover.asked", { subjectId: id });
  return done({ id });
};
