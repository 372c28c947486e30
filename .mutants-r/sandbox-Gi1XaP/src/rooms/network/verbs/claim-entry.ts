import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findListed, isClaimingAnother, saveClaim } from "../entries.server.ts";
import { mayClaim } from "../rules.ts";
import { listHouseStructures } from "../territories.server.ts";

export type ClaimEntryRefusal = "not-found" | "not-allowed" | "structure-unknown" | "claims-another";

/** An entry is kept by a structure of the house from now on; or by nobody there any more (no structure). */
export const claimEntry = async (visit: Visit, input: { id: string; structureId: string | null }): Promise<Outcome<{ id: string }, ClaimEntryRefusal>> => {
  const listed = await findListed(visit, input.id);
  if (!listed) return refuse("not-found");
  if (!mayClaim(visit.actor, listed)) return refuse("not-allowed");
  if (input.structureId) {
    const here = await listHouseStructures(visit, listed.territoryId!);
    if (!here.some(({ id }) => id === input.structureId)) return refuse("structure-unknown");
    if (await isClaimingAnother(visit, input.structureId, listed.id)) return refuse("claims-another");
  }

  await saveClaim(visit, listed.id, input.structureId);
  await record(visit, input.structureId ? "entry.claimed" : "entry.given-back", { subjectId: listed.id });
  return done({ id: listed.id });
};
