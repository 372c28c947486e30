import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { readStanding } from "../boards.server.ts";
import { findCase, saveCaseState } from "../cases.server.ts";
import { listDecisions } from "../decisions.server.ts";
import { mayPrepareCase } from "../rules.ts";
import { findSitting } from "../sittings.server.ts";

export type PutOnAgendaRefusal = "not-found" | "not-allowed" | "not-from-here" | "no-such-sitting" | "heard-there" | "changed-meanwhile";

/** Chooses the sitting that hears a case: by who runs the board, or who prepares the file. */
export const putOnAgenda = async (visit: Visit, input: { caseId: string; sittingId: string }): Promise<Outcome<null, PutOnAgendaRefusal>> => {
  const one = await findCase(visit, input.caseId);
  if (!one) return refuse("not-found");
  const runs = (await readStanding(visit)).runs.includes(one.boardId);
  if (!runs && !((await findPerson(visit, one.personId)) && mayPrepareCase(await findAccess(visit, one.personId)))) return refuse("not-allowed");
  if (one.state !== "waiting" && one.state !== "ready") return refuse("not-from-here");
  const sitting = await findSitting(visit, input.sittingId);
  if (!sitting || sitting.boardId !== one.boardId || (sitting.state !== "planned" && sitting.state !== "open")) return refuse("no-such-sitting");
  if ((await listDecisions(visit, one.id)).some(({ sittingId }) => sittingId === sitting.id)) return refuse("heard-there");
  if (!(await saveCaseState(visit, one, one.state, sitting.id))) return refuse("changed-meanwhile");
  await record(visit, "board-case.on-agenda", { personId: one.personId, followedBy: one.followedBy, subjectId: one.id });
  return done(null);
};
