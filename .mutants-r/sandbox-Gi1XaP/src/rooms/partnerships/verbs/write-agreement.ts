import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAgreement, insertAgreement, type NewAgreement, saveRenewal } from "../agreements.server.ts";
import { findPartner } from "../partners.server.ts";
import { findWrittenDays } from "../policies.server.ts";
import { remindRenewalOn, territoriesKept } from "../rules.ts";

export type WriteAgreementRefusal = "not-found" | "not-allowed" | "object-missing" | "wrong-dates" | "wrong-number";
export type WriteAgreement = Omit<NewAgreement, "remindOn"> & { partnerId: string; renews: string | null };

const isCount = (number: number | null): boolean => number === null || (Number.isInteger(number) && number >= 1 && number <= 100_000);

/** An agreement with a partner is prepared; or the one that follows another. */
export const writeAgreement = async (visit: Visit, input: WriteAgreement): Promise<Outcome<{ id: string }, WriteAgreementRefusal>> => {
  const [partner, former] = await Promise.all([findPartner(visit, input.partnerId), input.renews === null ? null : findAgreement(visit, input.renews)]);
  if (!partner || (input.renews !== null && former?.partnerId !== partner.id)) return refuse("not-found");
  if (!territoriesKept(visit.actor).includes(partner.territoryId)) return refuse("not-allowed");
  if (!input.object.trim()) return refuse("object-missing");
  if (input.endsOn <= input.startsOn) return refuse("wrong-dates");
  if (![input.placesPerYear, input.answerWithin, input.meetWithin].every(isCount) || (input.answerWithin ?? 1) > 250 || (input.meetWithin ?? 1) > 250) return refuse("wrong-number");

  const remindOn = remindRenewalOn(input.endsOn, await findWrittenDays(visit, "agreement-renewal-days"));
  const id = await insertAgreement(visit, partner, { ...input, object: input.object.trim(), remindOn });
  if (former) await saveRenewal(visit, former.id, id);
  await record(visit, "agreement.written", { subjectId: id });
  return done({ id });
};
