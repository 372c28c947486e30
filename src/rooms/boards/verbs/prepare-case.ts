import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findCase, holdCase, listAspects, type Preparation, saveAspect, savePreparation } from "../cases.server.ts";
import type { AspectCode, Mobilisation } from "../model.ts";
import { longestWords, mayPrepareCase } from "../rules.ts";

export type PrepareCaseRefusal = "not-found" | "not-allowed" | "drawn-already" | "changed-meanwhile" | "words-too-long" | "until-missing" | "until-before-the-end" | "means-missing";

const toPrepare = async (visit: Visit, caseId: string) => {
  await holdCase(visit, caseId);
  const one = await findCase(visit, caseId);
  const person = one && (await findPerson(visit, one.personId));
  if (!one || !person) return "not-found" as const;
  if (!mayPrepareCase(await findAccess(visit, person.id))) return "not-allowed" as const;
  return one.state === "waiting" ? { one, person } : ("drawn-already" as const);
};

/** What is proposed, and what she wants, in her words. */
export const prepareCase = async (visit: Visit, input: Preparation & { caseId: string; version: number }): Promise<Outcome<null, PrepareCaseRefusal>> => {
  const found = await toPrepare(visit, input.caseId);
  if (typeof found === "string") return refuse(found);
  const { one, person } = found;
  if (input.words.length > longestWords || input.herWords.length > longestWords) return refuse("words-too-long");
  if (input.proposal === "renew" && input.until === null) return refuse("until-missing");
  if (input.proposal === "renew" && one.endsOn !== null && input.until! <= one.endsOn) return refuse("until-before-the-end");
  if ((input.herWish !== null || input.herWords.trim() !== "") && input.herMeans === null) return refuse("means-missing");
  if (input.version !== one.prepared) return refuse("changed-meanwhile");
  await savePreparation(visit, one, { ...input, until: input.proposal === "renew" ? input.until : null, ground: input.proposal === "renew" ? input.ground : null });
  await record(visit, "board-case.prepared", { personId: person.id, followedBy: person.followedBy, subjectId: one.id });
  return done(null);
};

/** How far she takes one aspect in hand, said by who follows her and by herself. */
export const sayAspect = async (visit: Visit, input: { caseId: string; aspect: AspectCode; standing: Mobilisation; words: string; herWords: string }): Promise<Outcome<null, PrepareCaseRefusal>> => {
  const found = await toPrepare(visit, input.caseId);
  if (typeof found === "string") return refuse(found);
  const { one, person } = found;
  if (input.words.length > longestWords || input.herWords.length > longestWords) return refuse("words-too-long");
  const known = (await listAspects(visit, one.id)).find(({ aspect }) => aspect === input.aspect) ?? null;
  await saveAspect(visit, one, known, input);
  await record(visit, "board-case.prepared", { personId: person.id, followedBy: person.followedBy, subjectId: one.id });
  return done(null);
};
