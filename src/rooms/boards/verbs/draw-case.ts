import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findCase, holdCase, listAspects, saveCaseState } from "../cases.server.ts";
import { type DrawFault, drawFault } from "../drawing.ts";
import { drawFor } from "../drawing.server.ts";
import { saveParts } from "../file.server.ts";
import { type CaseMove, mayPrepareCase, movesCase } from "../rules.ts";
import { findSitting } from "../sittings.server.ts";

export type DrawCaseRefusal = "not-found" | "not-allowed" | "not-from-here" | "no-sitting" | "sitting-under-way" | "changed-meanwhile" | DrawFault;

const toMove = async (visit: Visit, caseId: string, move: CaseMove) => {
  await holdCase(visit, caseId);
  const one = await findCase(visit, caseId);
  const person = one && (await findPerson(visit, one.personId));
  if (!one || !person) return "not-found" as const;
  const access = await findAccess(visit, person.id);
  if (!mayPrepareCase(access)) return "not-allowed" as const;
  return movesCase(one.state, move) ? { one, person, access } : ("not-from-here" as const);
};

/** Puts the file before the board: it is drawn from facts as they stand, and changes no more under its readers. */
export const drawCase = async (visit: Visit, input: { caseId: string }): Promise<Outcome<{ parts: number }, DrawCaseRefusal>> => {
  const found = await toMove(visit, input.caseId, "draw");
  if (typeof found === "string") return refuse(found);
  const { one, person, access } = found;
  if (one.sittingId === null) return refuse("no-sitting");
  const fault = drawFault(one, await listAspects(visit, one.id));
  if (fault) return refuse(fault);
  const parts = await drawFor(visit, person, access, one);
  await saveParts(visit, one, parts);
  if (!(await saveCaseState(visit, one, "ready"))) return refuse("changed-meanwhile");
  await record(visit, "board-case.drawn", { personId: person.id, followedBy: person.followedBy, subjectId: one.id });
  return done({ parts: parts.length });
};

/** Takes the file back to correct it, or for good: nobody reads it any more. Not while the board sits. */
export const takeCaseBack = async (visit: Visit, input: { caseId: string; forGood: boolean }): Promise<Outcome<null, DrawCaseRefusal>> => {
  const found = await toMove(visit, input.caseId, input.forGood ? "withdraw" : "take-back");
  if (typeof found === "string") return refuse(found);
  const { one, person } = found;
  if (one.state === "ready" && one.sittingId && (await findSitting(visit, one.sittingId))?.state === "open") return refuse("sitting-under-way");
  await saveParts(visit, one, []);
  if (!(await saveCaseState(visit, one, input.forGood ? "withdrawn" : "waiting"))) return refuse("changed-meanwhile");
  await record(visit, input.forGood ? "board-case.withdrawn" : "board-case.taken-back", { personId: person.id, followedBy: person.followedBy, subjectId: one.id });
  return done(null);
};
