import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { saveOwnWithdrawal } from "../store.server.ts";

export type TakeBackConsentRefusal = "not-found";

/** She takes it back herself, from her own space, with nobody to ask: from the next question on, nothing of it is read any longer. */
export const takeBackConsent = async (visit: OwnVisit, input: { consentId: string }): Promise<Outcome<null, TakeBackConsentRefusal>> => {
  if (!isId(input.consentId) || !(await saveOwnWithdrawal(visit, input.consentId))) return refuse("not-found");
  await recordInHerSpace(visit, "consent.taken-back", input.consentId);
  return done(null);
};
