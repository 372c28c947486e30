import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findPartner, saveNextStep } from "../partners.server.ts";
import { territoriesKept } from "../rules.ts";

export type PlanNextStepRefusal = "not-found" | "not-allowed" | "step-missing";

/** The next thing to do with a partner, and its day; both empty: it is done, or no longer needed. */
export const planNextStep = async (visit: Visit, input: { partnerId: string; step: string | null; on: CivilDate | null }): Promise<Outcome<null, PlanNextStepRefusal>> => {
  const partner = await findPartner(visit, input.partnerId);
  if (!partner) return refuse("not-found");
  if (!territoriesKept(visit.actor).includes(partner.territoryId)) return refuse("not-allowed");
  const step = input.step?.trim() || null;
  if ((step === null) !== (input.on === null)) return refuse("step-missing");
  await saveNextStep(visit, partner.id, step, input.on);
  await record(visit, "partner.step-planned", { subjectId: partner.id });
  return done(null);
};
