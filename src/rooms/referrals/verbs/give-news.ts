import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { moverOf, writeNews } from "../moving.server.ts";
import { isEnded, isShared, newsFrom, longestWords } from "../rules.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";

export type GiveNewsRefusal = "not-found" | "not-allowed" | "not-now" | "words-missing" | "words-too-long";

/** A word on where it stands, without moving it: the other sides read it, and the silence ends. */
export const giveNews = async (visit: Visit, input: { referralId: string; words: string }): Promise<Outcome<null, GiveNewsRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  const side = sidesOf(visit.actor, referral, await findAccess(visit, referral.personId)).find((one) => newsFrom.includes(one));
  if (!side) return refuse("not-allowed");
  if (isEnded(referral.state) || !isShared(referral.state)) return refuse("not-now");
  if (!input.words.trim()) return refuse("words-missing");
  if (input.words.length > longestWords) return refuse("words-too-long");
  await writeNews(moverOf(visit, side), referral, input.words.trim());
  await record(visit, "referral.news", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id });
  return done(null);
};
