import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayAdministerAccounts } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { insertTerritory, isNameTaken } from "../structures.server.ts";

export type OpenTerritoryRefusal = "not-allowed" | "name-missing" | "name-taken";

export const openTerritory = async (visit: Visit, input: { name: string }): Promise<Outcome<{ id: string }, OpenTerritoryRefusal>> => {
  if (!mayAdministerAccounts(visit.actor)) return refuse("not-allowed");
  if (!input.name) return refuse("name-missing");
  if (await isNameTaken(visit, input.name, null)) return refuse("name-taken");
  const id = await insertTerritory(visit, input.name);
  await record(visit, "territory.opened", { subjectId: id });
  return done({ id });
};
