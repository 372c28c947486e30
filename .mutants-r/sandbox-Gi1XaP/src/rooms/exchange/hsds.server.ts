// The lists and entries of HSDS, out of what is open.
import type { Door } from "#ground/visit";
import * as hsds from "./hsds.ts";
import { type OpenAsked, readOpenServices, readOpenStructures } from "./open.server.ts";

export type HsdsAsked = { page: { number: number; size: number }; term?: string | undefined; organization?: string | undefined; since?: string | undefined; full: boolean; minimal: boolean };
type Json = Record<string, unknown>;

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const fixed: Record<string, Json[]> = { taxonomies: hsds.taxonomies, taxonomy_terms: hsds.taxonomyTerms };

/** Null when the address names no list. A term or organization that does not exist finds nothing. */
export const hsdsList = async (door: Door, collection: string, { page, term, organization, since, full, minimal }: HsdsAsked): Promise<Json | null> => {
  const known = fixed[collection];
  if (known) return hsds.page(known.slice((page.number - 1) * page.size, page.number * page.size), { total: known.length, ...page });
  const theme = term === undefined ? undefined : (hsds.themeOfTerm(term) ?? "no-such-theme");
  const asked: OpenAsked & Pick<HsdsAsked, "page"> = { page, theme, since, ...(organization === undefined ? {} : isUuid(organization) ? { listedId: organization } : { ids: [] }) };
  if (collection === "organizations") {
    const { rows, total } = await readOpenStructures(door, asked);
    return hsds.page(rows.map(full ? hsds.organization : hsds.briefOrganization), { total, ...page });
  }
  if (collection !== "services" && collection !== "service_at_locations") return null;
  const { rows, total } = await readOpenServices(door, asked);
  const one = minimal ? (row: (typeof rows)[number]) => ({ id: row.id, modified_date: row["vouched_on"] ?? row["source_date"] ?? row["made_on"] }) : collection === "services" ? (full ? hsds.service : hsds.briefService) : full ? hsds.placeWithService : hsds.atLocation;
  return hsds.page(rows.map(one), { total, ...page });
};

export const hsdsEntry = async (door: Door, collection: string, id: string): Promise<Json | null> => {
  const known = fixed[collection];
  if (known) return known.find((one) => one["id"] === id) ?? null;
  if (!isUuid(id)) return null;
  if (collection === "organizations") {
    const row = (await readOpenStructures(door, { ids: [id] })).rows[0];
    return row ? { ...hsds.organization(row), services: (await readOpenServices(door, { listedId: id })).rows.map(hsds.briefService) } : null;
  }
  if (collection !== "services" && collection !== "service_at_locations") return null;
  const row = (await readOpenServices(door, { ids: [id] })).rows[0];
  return row ? (collection === "services" ? hsds.service(row) : hsds.placeWithService(row)) : null;
};
