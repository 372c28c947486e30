import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { mayKeepContracts } from "../rules.ts";
import { listContracts, saveSuspensionEnd } from "../store.server.ts";

export type ResumeContractRefusal = "not-found" | "not-allowed" | "already-over" | "ends-before-it-starts";

/** The last day of a suspension whose end was not known. */
export const resumeContract = async (visit: Visit, input: { personId: string; suspensionId: string; lastDay: CivilDate }): Promise<Outcome<{ id: string }, ResumeContractRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const suspension = person ? (await listContracts(visit, person.id)).flatMap(({ suspensions }) => suspensions).find(({ id }) => id === input.suspensionId) : undefined;
  if (!person || !suspension) return refuse("not-found");
  if (!mayKeepContracts(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (suspension.endsOn !== null) return refuse("already-over");
  if (input.lastDay < suspension.startsOn) return refuse("ends-before-it-starts");

  await saveSuspensionEnd(visit, suspension.id, input.lastDay);
  await record(visit, "contract.resumed", { personId: person.id, followedBy: person.followedBy, subjectId: suspension.id });
  return done({ id: suspension.id });
};
