import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import { boardTopics } from "#rooms/consent/index";
import { record } from "#rooms/journal/server";
import { readCareTeam } from "#rooms/journey/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { topicOfDomain } from "#rooms/referrals/index";
import { findCase } from "../cases.server.ts";
import { findOpinion, insertOpinion, saveOpinion } from "../file.server.ts";
import type { View } from "../model.ts";
import { longestWords, mayPrepareCase } from "../rules.ts";

export type AskOpinionRefusal = "not-found" | "not-allowed" | "not-her-referent" | "asked-already" | "decided-already";

/** Asks a referent of her team for an opinion on what she follows: she may decline, and says no reason. */
export const askOpinion = async (visit: Visit, input: { caseId: string; referentId: string }): Promise<Outcome<null, AskOpinionRefusal>> => {
  const one = await findCase(visit, input.caseId);
  const person = one && (await findPerson(visit, one.personId));
  if (!one || !person) return refuse("not-found");
  if (!mayPrepareCase(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (one.state === "decided" || one.state === "withdrawn") return refuse("decided-already");
  const referent = (await readCareTeam(visit, person.id)).referents.find(({ id }) => id === input.referentId);
  const topic: Topic | undefined = referent && (boardTopics.find((known) => known === topicOfDomain[referent.domain]) ?? "work");
  if (!referent?.professionalId || !topic) return refuse("not-her-referent");
  if (!(await insertOpinion(visit, one, referent.professionalId, topic))) return refuse("asked-already");
  await record(visit, "board-case.opinion-asked", { personId: person.id, followedBy: person.followedBy, subjectId: one.id });
  return done(null);
};

export type GiveOpinionRefusal = "not-found" | "answered-already" | "words-too-long" | "view-missing";
/** Gives an opinion, or prefers not to. */
export const giveOpinion = async (visit: Visit, input: { opinionId: string; view: View | null; words: string; declines: boolean }): Promise<Outcome<null, GiveOpinionRefusal>> => {
  const asked = await findOpinion(visit, input.opinionId);
  if (!asked) return refuse("not-found");
  if (asked.state !== "asked") return refuse("answered-already");
  if (!input.declines && input.view === null) return refuse("view-missing");
  if (input.words.length > longestWords) return refuse("words-too-long");
  await saveOpinion(visit, asked, input.declines ? { state: "declined" } : { state: "given", view: input.view!, words: input.words });
  await record(visit, input.declines ? "board-case.opinion-declined" : "board-case.opinion-given", { personId: asked.personId, subjectId: asked.caseId });
  return done(null);
};
