import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { correctionFault, type CorrectionFault } from "../correction-fields.ts";
import { insertCorrection, type Proposal } from "../corrections.server.ts";
import { findListed, findListedService } from "../entries.server.ts";

export type ProposeCorrectionRefusal = "not-found" | CorrectionFault;

/** Anybody who came in says what is no longer true; who keeps the entry decides. */
export const proposeCorrection = async (visit: Visit, input: Proposal): Promise<Outcome<null, ProposeCorrectionRefusal>> => {
  const [listed, service] = [await findListed(visit, input.listedId), input.serviceId ? await findListedService(visit, input.serviceId) : null];
  if (!listed || (input.serviceId && service?.listedId !== listed.id)) return refuse("not-found");
  const fault = correctionFault(input);
  if (fault) return refuse(fault);

  await insertCorrection(visit, input);
  await record(visit, "correction.proposed", { subjectId: input.serviceId ?? listed.id });
  return done(null);
};
