import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findPartner, savePartnerEnd } from "../partners.server.ts";
import { territoriesKept } from "../rules.ts";

export type LetPartnerGoRefusal = "not-found" | "not-allowed";

/** A partner leaves the portfolio; what was written about it stays. */
export const letPartnerGo = async (visit: Visit, input: { partnerId: string }): Promise<Outcome<null, LetPartnerGoRefusal>> => {
  const partner = await findPartner(visit, input.partnerId);
  if (!partner) return refuse("not-found");
  if (!territoriesKept(visit.actor).includes(partner.territoryId)) return refuse("not-allowed");
  await savePartnerEnd(visit, partner.id);
  await record(visit, "partner.let-go", { subjectId: partner.id });
  return done(null);
};
