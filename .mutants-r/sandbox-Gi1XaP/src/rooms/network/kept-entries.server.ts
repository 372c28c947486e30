import type { Visit } from "#ground/visit";
import { findListed, findListedService } from "./entries.server.ts";
import type { ListedService } from "./model.ts";
import { mayKeep } from "./rules.ts";

/** A service, and whether the visitor keeps it: by itself, or with its structure. */
export const findKeptService = async (visit: Visit, id: string): Promise<{ service: ListedService | null; mine: boolean; claimedBy: string | null }> => {
  const service = await findListedService(visit, id);
  if (!service) return { service: null, mine: false, claimedBy: null };
  const listed = await findListed(visit, service.listedId);
  return { service, mine: service.ownerId === visit.actor.id || (listed !== null && mayKeep(visit.actor, listed)), claimedBy: listed?.claimedBy ?? null };
};
