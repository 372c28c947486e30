import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findDesk, saveDeskEnd } from "../desks.server.ts";

export type EndDeskRefusal = "not-found" | "not-allowed" | "ends-before-it-starts";

/** The desk takes place until that day, and no longer. */
export const endDesk = async (visit: Visit, input: { deskId: string; on: CivilDate }): Promise<Outcome<null, EndDeskRefusal>> => {
  const desk = await findDesk(visit, input.deskId);
  if (!desk) return refuse("not-found");
  if (!desk.kept) return refuse("not-allowed");
  if (input.on < desk.startsOn) return refuse("ends-before-it-starts");
  await saveDeskEnd(visit, desk.id, input.on);
  await record(visit, "desk.ended", { subjectId: desk.id });
  return done(null);
};
