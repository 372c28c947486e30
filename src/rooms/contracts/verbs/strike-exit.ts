import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { listStatements, strikeStatementRow } from "../exits.server.ts";
import { mayKeepContracts } from "../rules.ts";

export type StrikeExitRefusal = "not-found" | "not-allowed";

/** A statement written by mistake: it stands nowhere any more, and its history says who struck it. */
export const strikeExit = async (visit: Visit, input: { personId: string; contractId: string; statementId: string }): Promise<Outcome<{ id: string }, StrikeExitRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const known = person ? (await listStatements(visit, input.contractId)).find(({ id, personId }) => id === input.statementId && personId === person.id) : undefined;
  if (!person || !known) return refuse("not-found");
  if (!mayKeepContracts(await findAccess(visit, person.id))) return refuse("not-allowed");

  await strikeStatementRow(visit, known.id);
  await record(visit, "exit.struck", { personId: person.id, followedBy: person.followedBy, subjectId: known.id });
  return done({ id: known.id });
};
