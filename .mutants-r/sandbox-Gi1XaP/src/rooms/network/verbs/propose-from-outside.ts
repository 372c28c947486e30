import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { correctionFault, type CorrectionFault } from "../correction-fields.ts";
import { countProposal, insertCorrection, type Proposal } from "../corrections.server.ts";
import { findPublicService } from "../public.server.ts";

export type ProposeFromOutsideRefusal = "not-found" | "too-many" | CorrectionFault;

/** A passer-by says what is no longer true of a public entry: a few an hour from one address. */
export const proposeFromOutside = async (door: Door, input: Omit<Proposal, "listedId"> & { serviceId: string; address: string }): Promise<Outcome<null, ProposeFromOutsideRefusal>> => {
  const service = await findPublicService(door, input.serviceId);
  if (!service) return refuse("not-found");
  const fault = correctionFault(input);
  if (fault) return refuse(fault);
  if (!(await countProposal(door, input.address))) return refuse("too-many");

  await insertCorrection(door, { listedId: service.listedId, serviceId: service.id, field: input.field, proposed: input.proposed, words: input.words });
  await recordAtTheDoor(door, "correction.proposed", null, { subjectId: service.id });
  return done(null);
};
