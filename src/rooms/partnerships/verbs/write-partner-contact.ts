import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { insertPartnerContact, type NewPartnerContact } from "../contacts.server.ts";
import { findPartner } from "../partners.server.ts";
import { territoriesKept, longestWords } from "../rules.ts";

export type WritePartnerContactRefusal = "not-found" | "not-allowed" | "partner-missing" | "no-words" | "too-long" | "in-the-future" | "follow-up-incomplete";

/** A visit, a call, a meeting with one partner or several: what was said, and what follows. */
export const writePartnerContact = async (visit: Visit, input: NewPartnerContact & { partnerIds: readonly string[] }): Promise<Outcome<{ id: string }, WritePartnerContactRefusal>> => {
  const partners = await Promise.all([...new Set(input.partnerIds)].map((id) => findPartner(visit, id)));
  const first = partners[0];
  if (!first) return refuse(input.partnerIds.length === 0 ? "partner-missing" : "not-found");
  const kept = territoriesKept(visit.actor);
  if (!kept.includes(first.territoryId)) return refuse("not-allowed");
  if (partners.some((one) => one === null || one.territoryId !== first.territoryId)) return refuse("not-found");
  if (!input.words.trim()) return refuse("no-words");
  if (input.words.length > longestWords) return refuse("too-long");
  if (input.on > visit.today) return refuse("in-the-future");
  const followUp = input.followUp?.trim() || null;
  if ((followUp === null) !== (input.followUpOn === null)) return refuse("follow-up-incomplete");

  const id = await insertPartnerContact(visit, first.territoryId, partners.map((one) => one!.id), { ...input, words: input.words.trim(), tookPart: input.tookPart?.trim() || null, followUp });
  await record(visit, "partner.contacted", { subjectId: id });
  return done({ id });
};
