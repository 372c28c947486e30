import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findBoard, readStanding } from "../boards.server.ts";
import { findCase, listAgenda, saveCaseState } from "../cases.server.ts";
import { goesPastContract, insertDecision, listVotes } from "../decisions.server.ts";
import { decisionFault, type DecisionAsked, type DecisionFault, derogationOn, hasQuorum, tallyOf } from "../rules.ts";
import { findSitting, readAttendance } from "../sittings.server.ts";

export type DecideCaseRefusal = "not-found" | "not-allowed" | "sitting-not-open" | "not-from-here" | "decided-already" | "changed-meanwhile" | DecisionFault;

/** What the board decided of a case, with its reasons; or that it comes back another day. */
export const decideCase = async (visit: Visit, input: DecisionAsked & { caseId: string }): Promise<Outcome<{ id: string }, DecideCaseRefusal>> => {
  const one = await findCase(visit, input.caseId);
  const sitting = one?.sittingId ? await findSitting(visit, one.sittingId) : null;
  const board = one && (await findBoard(visit, one.boardId));
  if (!one || !sitting || !board) return refuse("not-found");
  if (!(await readStanding(visit)).runs.includes(board.id)) return refuse("not-allowed");
  if (one.state !== "ready") return refuse("not-from-here");
  if (sitting.state !== "open") return refuse("sitting-not-open");
  const asked = { ...input, reference: input.reference?.trim() ? input.reference : input.ground === "dgefp" ? derogationOn(board, sitting.heldOn) : input.reference };
  const fault = decisionFault(asked, input.until === null || (await goesPastContract(visit, one.id, input.until)));
  if (fault) return refuse(fault);
  const [attendance, agenda, cast] = await Promise.all([readAttendance(visit, sitting), listAgenda(visit, sitting), listVotes(visit, one.id, sitting.id)]);
  const postponed = input.outcome === "postpone";
  if (!postponed && !hasQuorum(board, attendance, agenda.find(({ id }) => id === one.id)?.tooNear ?? [])) return refuse("no-quorum");
  const id = await insertDecision(visit, one, asked, tallyOf(cast));
  if (!id) return refuse("decided-already");
  if (!(await saveCaseState(visit, one, postponed ? "waiting" : "decided", postponed ? null : undefined))) return refuse("changed-meanwhile");
  await record(visit, postponed ? "board-case.postponed" : "board-case.decided", { personId: one.personId, followedBy: one.followedBy, subjectId: one.id });
  return done({ id });
};
