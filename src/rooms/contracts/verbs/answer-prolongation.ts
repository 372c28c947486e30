import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findPass, saveProlongationState } from "../pass.server.ts";
import { mayKeepPass } from "../rules.ts";

export type AnswerProlongationRefusal = "not-found" | "not-allowed" | "already-answered";

/** What the authorised prescriber answered. */
export const answerProlongation = async (visit: Visit, input: { personId: string; prolongationId: string; state: "granted" | "denied" }): Promise<Outcome<{ id: string }, AnswerProlongationRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const asked = person ? (await findPass(visit, person.id))?.prolongations.find(({ id }) => id === input.prolongationId) : undefined;
  if (!person || !asked) return refuse("not-found");
  if (!mayKeepPass(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (asked.state !== "asked") return refuse("already-answered");

  await saveProlongationState(visit, asked.id, input.state);
  await record(visit, "pass.prolongation-answered", { personId: person.id, followedBy: person.followedBy, subjectId: asked.id });
  return done({ id: asked.id });
};
