import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { insertEmergency } from "../emergencies.server.ts";
import { emergencyHours, type EmergencyTopic } from "../model.ts";
import { closedTopics, mayOpenEmergency } from "../rules.ts";

export type OpenEmergencyRefusal = "not-found" | "not-allowed" | "no-topic" | "topic-not-for-emergencies" | "reason-missing" | "too-long";
export type OpenEmergency = { personId: string; topics: readonly EmergencyTopic[]; reason: string; hours: number };

/** Opens named topics of a file for some hours, with a written reason: told at once to the lead, and to the person. */
export const openEmergency = async (visit: Visit, input: OpenEmergency): Promise<Outcome<{ id: string }, OpenEmergencyRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  const access = await findAccess(visit, person.id);
  if (!mayOpenEmergency(visit.actor, access)) return refuse("not-allowed");
  const topics = [...new Set(input.topics)];
  if (topics.length === 0) return refuse("no-topic");
  if (topics.some((topic) => !closedTopics(access).includes(topic))) return refuse("topic-not-for-emergencies");
  if (input.reason.trim() === "") return refuse("reason-missing");
  if (!(emergencyHours as readonly number[]).includes(input.hours)) return refuse("too-long");

  const id = await insertEmergency(visit, person.id, topics, input.reason.trim(), input.hours);
  await record(visit, "emergency.opened", { personId: person.id, followedBy: person.followedBy, subjectId: id, detail: { topics: topics.join("+"), hours: input.hours } });
  return done({ id });
};
