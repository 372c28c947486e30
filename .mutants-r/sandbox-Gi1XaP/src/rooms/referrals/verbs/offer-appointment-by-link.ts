import { done, type Outcome, refuse } from "#ground/outcome";
import { isHour } from "#rooms/agenda/index";
import { insertOffer, type Offered } from "../appointments.server.ts";
import { readLinkedRequest, recordByLink } from "../guest.server.ts";
import type { GuestVisit } from "../links.server.ts";
import { carryOut, guestMover } from "../moving.server.ts";
import { admits } from "../rules.ts";
import { findLinkedReferral } from "../guest.server.ts";

export type OfferAppointmentByLinkRefusal = "not-found" | "not-now" | "appointment-missing" | "day-passed";

/** The partner without account says yes and offers a date in the same gesture. */
export const offerAppointmentByLink = async (visit: GuestVisit, input: Offered & { words?: string }): Promise<Outcome<null, OfferAppointmentByLinkRefusal>> => {
  const request = await readLinkedRequest(visit);
  if (!request) return refuse("not-found");
  if (!isHour(input.hour)) return refuse("appointment-missing");
  if (input.on < visit.today) return refuse("day-passed");
  const mover = guestMover(visit);
  if (admits(request.referral, "accept", "partner") && !(await carryOut(mover, request.referral, { move: "accept" }))) return refuse("not-now");
  const referral = await findLinkedReferral(visit);
  if (!referral || !admits(referral, "offer-appointment", "partner")) return refuse("not-now");
  if (!(await carryOut(mover, referral, { move: "offer-appointment", words: input.words?.trim() ?? "" }))) return refuse("not-now");
  await insertOffer(mover, referral, request.listed, input);
  await recordByLink(visit, "referral.answered-by-link", referral, { move: "offer-appointment" });
  return done(null);
};
