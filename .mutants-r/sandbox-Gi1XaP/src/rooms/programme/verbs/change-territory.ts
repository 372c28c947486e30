import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayAdministerAccounts } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findTerritory, isNameTaken, saveTerritory } from "../structures.server.ts";

export type ChangeTerritoryRefusal = "not-allowed" | "not-found" | "name-missing" | "name-taken" | "closes-before-it-opens";

/** Renames it, closes it on a day, or opens it again (no day). */
export const changeTerritory = async (visit: Visit, input: { id: string; name: string; closedOn: CivilDate | null }): Promise<Outcome<null, ChangeTerritoryRefusal>> => {
  const territory = await findTerritory(visit, input.id);
  if (!territory) return refuse("not-found");
  if (!mayAdministerAccounts(visit.actor)) return refuse("not-allowed");
  if (!input.name) return refuse("name-missing");
  if (await isNameTaken(visit, input.name, territory.id)) return refuse("name-taken");
  if (input.closedOn !== null && input.closedOn < territory.openedOn) return refuse("closes-before-it-opens");
  await saveTerritory(visit, { ...input, id: territory.id });
  await record(visit, "territory.changed", { subjectId: territory.id });
  return done(null);
};
