import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import { recordInHerSpace } from "#rooms/journal/server";
import { domainOfThemes, topicOfDomain } from "../goals.ts";
import { findMyDoor } from "../own.server.ts";
import { insertMyReferral } from "../store.server.ts";
import { findOpenTarget } from "../targets.server.ts";

export type StartOwnRefusal = "no-words" | "too-long" | "service-unknown" | "no-chantier";
export const longestOwnNeed = 1000;

/** She asks for something by herself, of a place she found or of the network: her chantier sends it. */
export const startOwn = async (visit: OwnVisit, input: { domain: Domain; serviceId: string | null; words: string }): Promise<Outcome<{ id: string }, StartOwnRefusal>> => {
  const words = input.words.trim();
  if (!words) return refuse("no-words");
  if (words.length > longestOwnNeed) return refuse("too-long");
  const target = input.serviceId ? await findOpenTarget(visit, input.serviceId) : null;
  if (input.serviceId && !target) return refuse("service-unknown");
  const askingId = await findMyDoor(visit);
  if (!askingId) return refuse("no-chantier");
  const domain = target ? domainOfThemes(target.themes) : input.domain;
  const id = await insertMyReferral(visit, { topic: topicOfDomain[domain], domain, theme: null, askingId, listedId: target?.listedId ?? null, serviceId: target?.serviceId ?? null, need: words });
  await recordInHerSpace(visit, "referral.own-started", id);
  return done({ id });
};
