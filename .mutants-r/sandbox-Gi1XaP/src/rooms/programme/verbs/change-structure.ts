import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayAdministerAccounts } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { isSiret } from "../rules.ts";
import { countStillOpen, findStructure, isSiretTaken, saveStructure } from "../structures.server.ts";

export type ChangeStructureRefusal = "not-allowed" | "not-found" | "name-missing" | "siret-wrong" | "siret-taken" | "closes-before-it-opens" | "still-open";
type Change = { id: string; name: string; siret: string | null; commune: string | null; closedOn: CivilDate | null };

/** Renames it, corrects its SIRET or its place, closes it on a day, or opens it again (no day). */
export const changeStructure = async (visit: Visit, input: Change): Promise<Outcome<null, ChangeStructureRefusal>> => {
  const structure = await findStructure(visit, input.id);
  if (!structure) return refuse("not-found");
  if (!mayAdministerAccounts(visit.actor)) return refuse("not-allowed");
  if (!input.name) return refuse("name-missing");
  if (input.siret !== null && !isSiret(input.siret)) return refuse("siret-wrong");
  if (input.siret !== null && (await isSiretTaken(visit, input.siret, structure.id))) return refuse("siret-taken");
  if (input.closedOn !== null && input.closedOn < structure.openedOn) return refuse("closes-before-it-opens");
  if (input.closedOn !== null && input.closedOn !== structure.closedOn) {
    const open = await countStillOpen(visit, structure.id, input.closedOn);
    if (open.journeys + open.memberships > 0) return refuse("still-open", open);
  }
  await saveStructure(visit, { ...input, id: structure.id });
  await record(visit, "structure.changed", { subjectId: structure.id });
  return done(null);
};
