import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayAdministerAccounts } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { isSiret } from "../rules.ts";
import { findTerritory, insertStructure, isSiretTaken, type NewStructure } from "../structures.server.ts";

export type OpenStructureRefusal = "not-allowed" | "name-missing" | "territory-missing" | "siret-wrong" | "siret-taken";

export const openStructure = async (visit: Visit, input: NewStructure): Promise<Outcome<{ id: string }, OpenStructureRefusal>> => {
  if (!mayAdministerAccounts(visit.actor)) return refuse("not-allowed");
  if (!input.name) return refuse("name-missing");
  const territory = input.territoryId ? await findTerritory(visit, input.territoryId) : null;
  if (!territory && (input.territoryId || input.kind === "chantier" || input.kind === "coordination")) return refuse("territory-missing");
  if (input.siret !== null && !isSiret(input.siret)) return refuse("siret-wrong");
  if (input.siret !== null && (await isSiretTaken(visit, input.siret, null))) return refuse("siret-taken");
  const id = await insertStructure(visit, input);
  await record(visit, "structure.opened", { subjectId: id, detail: { kind: input.kind } });
  return done({ id });
};
