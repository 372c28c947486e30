import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { readStanding } from "../boards.server.ts";
import { findCase, listAgenda } from "../cases.server.ts";
import { saveStandingBack, saveVote } from "../decisions.server.ts";
import type { Vote } from "../model.ts";
import { votersOf } from "../rules.ts";
import { findSitting, readAttendance } from "../sittings.server.ts";

export type VoteRefusal = "not-found" | "not-allowed" | "sitting-not-open" | "not-a-voter" | "decided-already";

/** A vote on what the team proposes: one's own, or that of somebody in the room, written by who holds the sitting. */
export const voteOnCase = async (visit: Visit, input: Vote & { caseId: string }): Promise<Outcome<null, VoteRefusal>> => {
  const one = await findCase(visit, input.caseId);
  const sitting = one?.sittingId ? await findSitting(visit, one.sittingId) : null;
  if (!one || !sitting) return refuse("not-found");
  if (input.professionalId !== visit.actor.id && !(await readStanding(visit)).runs.includes(sitting.boardId)) return refuse("not-allowed");
  if (one.state !== "ready") return refuse("decided-already");
  if (sitting.state !== "open") return refuse("sitting-not-open");
  const [attendance, agenda] = await Promise.all([readAttendance(visit, sitting), listAgenda(visit, sitting)]);
  const tooNear = agenda.find(({ id }) => id === one.id)?.tooNear ?? [];
  if (!votersOf(attendance, tooNear).some(({ professionalId }) => professionalId === input.professionalId)) return refuse("not-a-voter");
  await saveVote(visit, one.id, sitting.id, input);
  await record(visit, "board-case.voted", { subjectId: one.id });
  return done(null);
};

/** Stands back from a case: its file is read no more, and no reason is asked. */
export const standBack = async (visit: Visit, input: { caseId: string }): Promise<Outcome<null, VoteRefusal>> => {
  const one = await findCase(visit, input.caseId);
  if (!one || !(await readStanding(visit)).sitsOn.includes(one.boardId)) return refuse("not-found");
  if (one.state === "decided") return refuse("decided-already");
  await saveStandingBack(visit, one.id, visit.actor.id);
  await record(visit, "board-case.stood-back", { subjectId: one.id });
  return done(null);
};
