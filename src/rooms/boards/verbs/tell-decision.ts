import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findDecided, type FollowRefusal } from "../decided.server.ts";
import { saveTold } from "../decisions.server.ts";
import type { ToldHow } from "../model.ts";

/** The day she was told, and how: from there runs the time to contest. */
export const tellDecision = async (visit: Visit, input: { caseId: string; on: CivilDate; how: ToldHow }): Promise<Outcome<null, FollowRefusal>> => {
  const found = await findDecided(visit, input.caseId);
  if (typeof found === "string") return refuse(found);
  if (input.on > visit.today) return refuse("in-the-future");
  if (input.on < found.decision.heldOn) return refuse("before-the-decision");
  if (!(await saveTold(visit, found.decision, input.on, input.how))) return refuse("changed-meanwhile");
  await record(visit, "board-case.told", { personId: found.person.id, followedBy: found.person.followedBy, subjectId: found.one.id });
  return done(null);
};
