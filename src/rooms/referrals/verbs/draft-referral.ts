import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findFollowing, findPerson } from "#rooms/people/server";
import { isGoal, topicOfDomain } from "../goals.ts";
import type { AgreedMeans, Shareable } from "../model.ts";
import { findTarget } from "../targets.server.ts";
import { askingStructure, mayAskFor } from "../standing.ts";
import { findBefore, insertReferral } from "../store.server.ts";

export type Drafted = { personId: string; domain: Domain; theme: string | null; need: string; serviceId: string | null; shares: readonly Shareable[]; goals: readonly string[]; agreed: { means: AgreedMeans; witness: string | null } | null; network: boolean; after?: string | null };
export type DraftReferralRefusal = "not-found" | "not-allowed" | "need-missing" | "need-too-long" | "service-unknown" | "witness-missing" | "no-structure" | "not-now";

export const longestNeed = 4000;

/** Writes down what is asked of the network for a person; nothing leaves before she agrees. After one that nobody accepted, what she agreed to the network still stands. */
export const draftReferral = async (visit: Visit, input: Drafted): Promise<Outcome<{ id: string }, DraftReferralRefusal>> => {
  const [person, access] = await Promise.all([findPerson(visit, input.personId), findAccess(visit, input.personId)]);
  if (!person) return refuse("not-found");
  const topic = topicOfDomain[input.domain];
  if (!mayAskFor(access, topic)) return refuse("not-allowed");
  const askingId = askingStructure(visit.actor, person.followedBy ?? (await findFollowing(visit, person.id)));
  if (!askingId) return refuse("no-structure");
  const before = input.after ? await findBefore(visit, input.after) : null;
  if (input.after && (!before || before.personId !== person.id || before.domain !== input.domain)) return refuse("not-now");
  const agreed = input.agreed ?? before?.toTheNetwork ?? null;
  const target = input.serviceId ? await findTarget(visit, input.serviceId) : null;
  if (input.serviceId && !target) return refuse("service-unknown");
  if (input.need.trim() === "") return refuse("need-missing");
  if (input.need.length > longestNeed) return refuse("need-too-long");
  if (agreed?.means === "spoken" && !agreed.witness?.trim()) return refuse("witness-missing");

  const id = await insertReferral(visit, {
    ...input, agreed, network: input.network || !target || (before !== null && before.toTheNetwork !== null), topic, askingId, doorId: before?.doorId ?? askingId, basedOn: before?.id ?? null, need: input.need.trim(), goals: input.goals.filter((code) => isGoal(input.domain, code)), listedId: target?.listedId ?? null,
  });
  await record(visit, "referral.drafted", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
