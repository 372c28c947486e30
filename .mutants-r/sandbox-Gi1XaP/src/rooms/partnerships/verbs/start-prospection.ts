import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { insertCompany, insertProspection, isProspected, saveIsEmployer } from "../companies.server.ts";
import { findListedNamed } from "../partners.server.ts";
import { keepsPartnerships, territoriesKept } from "../rules.ts";

export type StartProspectionRefusal = "not-allowed" | "company-missing" | "already-known";

/** A company to go and see; when the directory does not know it yet, it enters it as an employer. */
export const startProspection = async (visit: Visit, input: { name: string; commune: string | null; phone: string | null; words: string | null }): Promise<Outcome<{ id: string }, StartProspectionRefusal>> => {
  const [territoryId] = territoriesKept(visit.actor);
  if (!keepsPartnerships(visit.actor) || !territoryId) return refuse("not-allowed");
  const name = input.name.trim();
  if (!name) return refuse("company-missing");
  const known = await findListedNamed(visit, name, [territoryId]);
  const here = known?.territoryId === territoryId ? known : null;
  if (here && (await isProspected(visit, here.id, territoryId))) return refuse("already-known");

  const listedId = here?.id ?? (await insertCompany(visit, { ...input, name, territoryId }));
  if (here && !here.isEmployer) await saveIsEmployer(visit, here.id);
  const id = await insertProspection(visit, listedId, territoryId, input.words?.trim() || null);
  await record(visit, "prospection.started", { subjectId: id });
  return done({ id });
};
