import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { isHour } from "#rooms/agenda/index";
import { record } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { insertOffer, type Offered } from "../appointments.server.ts";
import { carryOut, moverOf } from "../moving.server.ts";
import { readNames } from "../reads.server.ts";
import { admits } from "../rules.ts";
import { sidesOf } from "../standing.ts";
import { findReferral } from "../store.server.ts";

export type OfferAppointmentRefusal = "not-found" | "not-allowed" | "not-now" | "appointment-missing" | "day-passed";

/** A date is offered: it waits for the person's word, in her calendar and in the partner's. */
export const offerAppointment = async (visit: Visit, input: { referralId: string; words?: string } & Offered): Promise<Outcome<null, OfferAppointmentRefusal>> => {
  const referral = await findReferral(visit, input.referralId);
  if (!referral) return refuse("not-found");
  const mine = sidesOf(visit.actor, referral, await findAccess(visit, referral.personId));
  const side = mine.find((one) => admits(referral, "offer-appointment", one));
  if (!side) return refuse(mine.length > 0 ? "not-now" : "not-allowed");
  if (!input.on || !isHour(input.hour)) return refuse("appointment-missing");
  if (input.on < visit.today) return refuse("day-passed");

  const mover = moverOf(visit, side);
  if (!(await carryOut(mover, referral, { move: "offer-appointment", words: input.words?.trim() ?? "" }))) return refuse("not-now");
  await insertOffer(mover, referral, (await readNames(visit, referral.id)).listed ?? "", input);
  await record(visit, "referral.moved", { personId: referral.personId, followedBy: referral.followedBy, subjectId: referral.id, detail: { move: "offer-appointment", side } });
  return done(null);
};
