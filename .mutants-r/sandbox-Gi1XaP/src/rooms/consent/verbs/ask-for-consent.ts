import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import type { Domain, Topic } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findPerson } from "#rooms/people/server";
import type { Purpose } from "../model.ts";
import { askableTopics, requestStanding } from "../requests.ts";
import { insertConsentRequest, listConsentRequests, listMyDomains, saveRequestAnswer } from "../requests.server.ts";

export type AskForConsentRefusal = "not-found" | "not-a-referent" | "no-topic" | "topic-outside-domain" | "already-asked";

/** A referent from elsewhere asks the person to let her read something. Nothing opens before the answer. */
export const askForConsent = async (visit: Visit, input: { personId: string; topics: readonly Topic[]; purpose: Purpose }): Promise<Outcome<{ id: string }, AskForConsentRefusal>> => {
  const [person, domains, asked] = await Promise.all([findPerson(visit, input.personId), listMyDomains(visit, input.personId), listConsentRequests(visit, input.personId)]);
  if (!person) return refuse("not-found");
  if (domains.length === 0) return refuse("not-a-referent");
  if (input.topics.length === 0) return refuse("no-topic");
  const askable = askableTopics(domains as Domain[]);
  if (input.topics.some((topic) => !askable.includes(topic))) return refuse("topic-outside-domain");
  const same = asked.filter(({ askedBy, purpose, answer }) => askedBy.id === visit.actor.id && purpose === input.purpose && answer === null);
  if (same.some((request) => requestStanding(request, visit.today) === "waiting")) return refuse("already-asked");

  for (const over of same) await saveRequestAnswer(visit, over.id, "dropped");
  const id = await insertConsentRequest(visit, { ...input, topics: [...new Set(input.topics)] });
  await record(visit, "consent.asked", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
