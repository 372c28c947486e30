import { error } from "@sveltejs/kit";
import type { Visit } from "#ground/visit";
import type { FileAccess } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { becauseOf } from "#rooms/journal/index";
import { findAccess } from "#rooms/people/server";
import { type Referral, type Side, sidesOf } from "#rooms/referrals/index";
import { findReferral } from "#rooms/referrals/server";

export const notFound = (): never => error(404, "Page introuvable");

/** The request of the address and the sides its visitor stands on; 404 for whoever does not see it. */
export const theReferral = async (visit: Visit, id: string): Promise<{ referral: Referral; access: FileAccess; mine: Side[] }> => {
  const referral = (await findReferral(visit, id)) ?? notFound();
  const access = await findAccess(visit, referral.personId);
  return { referral, access, mine: sidesOf(visit.actor, referral, access) };
};

/** A request tells something of the person: whoever opens it is written down, with the side that lets her read. */
export const recordSeen = (visit: Visit, referral: Referral, access: FileAccess, mine: readonly Side[]): Promise<void> =>
  record(visit, "referral.viewed", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id, because: [becauseOf(access), ...mine].filter(Boolean).join(",") || "asked" });
