import { addMonths } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import { recordInHerSpace } from "#rooms/journal/server";
import { insertOwnAnswer, listAskedOfMe, saveOwnRequestAnswer } from "../requests.server.ts";
import { usualMonths } from "../rules.ts";

export type AnswerWhatIsAskedRefusal = "not-found";

/** She answers alone, topic by topic: what she did not tick stays closed, and her no is kept as an answer. */
export const answerWhatIsAsked = async (visit: OwnVisit, input: { requestId: string; agreed: readonly Topic[] }): Promise<Outcome<null, AnswerWhatIsAskedRefusal>> => {
  const asked = (await listAskedOfMe(visit)).find(({ id }) => id === input.requestId);
  if (!asked) return refuse("not-found");
  const yes = asked.topics.filter((topic) => input.agreed.includes(topic));

  for (const topic of asked.topics) await insertOwnAnswer(visit, asked, topic, yes.includes(topic) ? addMonths(visit.today, usualMonths) : null);
  await saveOwnRequestAnswer(visit, asked.id, yes.length === 0 ? "refused" : yes.length === asked.topics.length ? "agreed" : "partly");
  await recordInHerSpace(visit, "consent.answered", asked.id);
  return done(null);
};
