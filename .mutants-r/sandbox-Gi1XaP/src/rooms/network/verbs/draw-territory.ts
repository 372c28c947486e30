import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findCommune, listDepartments } from "../communes.server.ts";
import { mayDrawTerritories } from "../rules.ts";
import { findTerritoryLine, listAreas, saveAreas } from "../territories.server.ts";

export type DrawTerritoryRefusal = "not-allowed" | "not-found" | "area-unknown";

/** The departments and communes a territory covers; what the directory has there follows. */
export const drawTerritory = async (visit: Visit, input: { territoryId: string; codes: readonly string[] }): Promise<Outcome<null, DrawTerritoryRefusal>> => {
  if (!mayDrawTerritories(visit.actor)) return refuse("not-allowed");
  if (!(await findTerritoryLine(visit, input.territoryId))) return refuse("not-found");
  const [asked, departments, drawn] = [new Set(input.codes), await listDepartments(), await listAreas(visit, input.territoryId)];
  for (const code of asked) if (!departments.has(code) && !(await findCommune(visit, code))) return refuse("area-unknown", { code });

  await saveAreas(visit, input.territoryId, { added: [...asked].filter((code) => !drawn.includes(code)), removed: drawn.filter((code) => !asked.has(code)) });
  await record(visit, "territory.drawn", { subjectId: input.territoryId });
  return done(null);
};
