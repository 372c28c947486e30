import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findListedNamed, insertPartner, isKept } from "../partners.server.ts";
import { keepsPartnerships, territoriesKept } from "../rules.ts";

export type KeepPartnerRefusal = "not-allowed" | "listed-missing" | "domain-missing" | "already-kept";

/** An entry of the directory enters the portfolio of the territory. */
export const keepPartner = async (visit: Visit, input: { name: string; domains: Domain[]; commonLaw: boolean | null; whatFor: string | null }): Promise<Outcome<{ id: string }, KeepPartnerRefusal>> => {
  const territories = territoriesKept(visit.actor);
  if (!keepsPartnerships(visit.actor) || !territories[0]) return refuse("not-allowed");
  const listed = await findListedNamed(visit, input.name, territories);
  if (!listed) return refuse("listed-missing");
  if (input.domains.length === 0) return refuse("domain-missing");
  const territoryId = listed.territoryId && territories.includes(listed.territoryId) ? listed.territoryId : territories[0];
  if (await isKept(visit, listed.id, territoryId)) return refuse("already-kept");

  const id = await insertPartner(visit, { listedId: listed.id, territoryId, domains: input.domains, commonLaw: input.commonLaw, whatFor: input.whatFor?.trim() || null });
  await record(visit, "partner.kept", { subjectId: id });
  return done({ id });
};
