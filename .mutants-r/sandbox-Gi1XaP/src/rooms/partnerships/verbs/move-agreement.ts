import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAgreement, saveAgreementState } from "../agreements.server.ts";
import { findPartner } from "../partners.server.ts";
import { type AgreementMoveName, agreementMoves, openAgreementMoves, territoriesKept } from "../rules.ts";

export type MoveAgreementRefusal = "not-found" | "not-allowed" | "not-now";

/** An agreement is signed, dropped, or ends. */
export const moveAgreement = async (visit: Visit, input: { agreementId: string; move: AgreementMoveName }): Promise<Outcome<{ partnerId: string }, MoveAgreementRefusal>> => {
  const agreement = await findAgreement(visit, input.agreementId);
  const partner = agreement && (await findPartner(visit, agreement.partnerId));
  if (!agreement || !partner) return refuse("not-found");
  if (!territoriesKept(visit.actor).includes(partner.territoryId)) return refuse("not-allowed");
  if (!openAgreementMoves(agreement.state).includes(input.move)) return refuse("not-now");
  await saveAgreementState(visit, agreement.id, agreementMoves[input.move].to);
  await record(visit, `agreement.${input.move}`, { subjectId: agreement.id });
  return done({ partnerId: partner.id });
};
