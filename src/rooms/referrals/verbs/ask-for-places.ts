import { enqueue } from "#ground/jobs/enqueue";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { insertAsk, listAsks } from "../capacity.server.ts";
import { isEnded, longestWords } from "../rules.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";
import { findTarget } from "../targets.server.ts";

export const mostAskedAtOnce = 8;
export type AskForPlacesRefusal = "not-found" | "not-allowed" | "not-now" | "words-missing" | "words-too-long" | "nobody-chosen" | "too-many" | "service-unknown";

/** Several partners are asked at once whether they have a place, without saying for whom. */
export const askForPlaces = async (visit: Visit, input: { referralId: string; serviceIds: readonly string[]; words: string }): Promise<Outcome<{ asked: number }, AskForPlacesRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  if (!sidesOf(visit.actor, referral, await findAccess(visit, referral.personId)).includes("officer")) return refuse("not-allowed");
  if (isEnded(referral.state) || !["sent", "seen"].includes(referral.state)) return refuse("not-now");
  if (!input.words.trim()) return refuse("words-missing");
  if (input.words.length > longestWords) return refuse("words-too-long");
  if (input.serviceIds.length === 0) return refuse("nobody-chosen");
  if (input.serviceIds.length > mostAskedAtOnce) return refuse("too-many");
  const asked = new Set((await listAsks(visit, referral.id)).filter(({ releasedAt }) => !releasedAt).map(({ listedId }) => listedId));
  let count = 0;
  for (const id of new Set(input.serviceIds)) {
    const target = await findTarget(visit, id);
    if (!target) return refuse("service-unknown");
    if (asked.has(target.listedId)) continue;
    asked.add(target.listedId);
    await insertAsk(visit, referral, target, input.words.trim());
    count += 1;
  }
  await enqueue(visit, { kind: "referrals.ask-places", payload: { referral: referral.id }, key: `referrals.ask-places:${referral.id}`, mostAttempts: 8 });
  await record(visit, "referral.places-asked", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id, detail: { count } });
  return done({ asked: count });
};
