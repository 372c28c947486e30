import { addMonths, type CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import type { ConsentMeans, Decision, Purpose, Recipient } from "../model.ts";
import { answersFor } from "../delegation.ts";
import { listDelegates } from "../delegates.server.ts";
import { listPossibleRecipients } from "../reads.server.ts";
import { settleRequests } from "../requests.server.ts";
import { type AnswerFault, faultOf, mayKeepConsents, usualMonths } from "../rules.ts";
import { closeStanding, insertConsent } from "../store.server.ts";

export type RecordConsentRefusal = "not-found" | "not-allowed" | "recipient-unknown" | "no-topic" | "topic-outside-domain" | "delegate-does-not-answer" | AnswerFault;
export type RecordConsent = {
  personId: string;
  recipient: Recipient;
  topics: readonly Topic[];
  purpose: Purpose;
  decision: Decision;
  givenOn: CivilDate;
  endsOn: CivilDate | null;
  means: ConsentMeans;
  witness: string | null;
  /** Her representative, when somebody answers for her or with her. */
  delegateId: string | null;
};

/** The person's answer, topic by topic: she agrees, or refuses. The answer that stood before gives way to it. */
export const recordConsent = async (visit: Visit, input: RecordConsent): Promise<Outcome<{ ids: string[] }, RecordConsentRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayKeepConsents(await findAccess(visit, person.id))) return refuse("not-allowed");
  const recipient = (await listPossibleRecipients(visit, person.id)).find(({ kind, id }) => kind === input.recipient.kind && id === input.recipient.id);
  if (!recipient) return refuse("recipient-unknown");
  if (input.topics.length === 0) return refuse("no-topic");
  if (input.topics.some((topic) => !recipient.topics.includes(topic))) return refuse("topic-outside-domain");
  const delegate = input.delegateId ? (await listDelegates(visit, person.id)).find(({ id }) => id === input.delegateId) : null;
  if (delegate !== null && !(delegate && answersFor(delegate, input.topics, input.givenOn))) return refuse("delegate-does-not-answer");
  // Whatever was chosen, what is given to a board is for the board.
  const answer = { ...input, purpose: recipient.isBoard ? ("renewal-board" as const) : input.purpose, endsOn: input.decision === "agreed" ? (input.endsOn ?? addMonths(input.givenOn, usualMonths)) : null };
  const fault = faultOf(answer, visit.today);
  if (fault) return refuse(fault);

  const ids: string[] = [];
  for (const topic of new Set(answer.topics)) {
    await closeStanding(visit, answer, topic);
    const id = await insertConsent(visit, answer, topic);
    await record(visit, input.decision === "agreed" ? "consent.given" : "consent.refused", { personId: person.id, followedBy: person.followedBy, subjectId: id, detail: { topic } });
    ids.push(id);
  }
  await settleRequests(visit, answer);
  return done({ ids });
};
