// The lists and entries of HSDS, out of what is open.
import type { Door } from "#ground/visit";
import { plainWords } from "#rooms/network/index";
import type { HsdsFound } from "./hsds-search.server.ts";
import * as hsds from "./hsds.ts";
import { type OpenAsked, type OpenPage, readOpenServices, readOpenStructures } from "./open.server.ts";
import type { OpenRow, OpenService } from "./outgoing.ts";

export type HsdsAsked = HsdsFound & { page: { number: number; size: number }; term?: string | undefined; organization?: string | undefined; since?: string | undefined; full: boolean; minimal: boolean };
type Json = Record<string, unknown>;

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const fixed: Record<string, Json[]> = { taxonomies: hsds.taxonomies, taxonomy_terms: hsds.taxonomyTerms };
const fixedAnswering = (collection: string, words: string | undefined): Json[] | undefined =>
  fixed[collection]?.filter((one) => !words || plainWords(words).every((word) => plainWords(String(one["name"])).some((said) => said.startsWith(word))));

/** A term or organization that does not exist finds nothing. */
const openAsked = ({ term, organization, since, found, reaches }: HsdsAsked): OpenAsked => ({
  theme: term === undefined ? undefined : (hsds.themeOfTerm(term) ?? "no-such-theme"), since, reaches, ...(found ? { ids: found } : {}), ...(organization === undefined ? {} : isUuid(organization) ? { listedId: organization } : { ids: [] }),
});
const faceOf = (collection: string, { full, minimal }: HsdsAsked): ((row: OpenService) => Json) => {
  if (minimal) return (row) => ({ id: row.id, modified_date: row["vouched_on"] ?? row["source_date"] ?? row["made_on"] });
  if (collection === "organizations") return full ? hsds.organization : hsds.briefOrganization;
  return collection === "services" ? (full ? hsds.service : hsds.briefService) : full ? hsds.placeWithService : hsds.atLocation;
};
const readRows = (door: Door, collection: string, asked: OpenAsked): Promise<OpenPage<OpenRow>> => (collection === "organizations" ? readOpenStructures(door, asked) : readOpenServices(door, asked));
const isRead = (collection: string): boolean => ["organizations", "services", "service_at_locations"].includes(collection);

/** What was searched comes in the order it answers, the best first. */
const inOrder = (rows: readonly OpenRow[], found: readonly string[]): OpenRow[] => {
  const ranks = new Map(found.map((id, rank) => [id, rank]));
  return rows.toSorted((one, other) => ranks.get(one.id)! - ranks.get(other.id)!);
};

/** Null when the address names no list. */
export const hsdsList = async (door: Door, collection: string, asked: HsdsAsked): Promise<Json | null> => {
  const { page, found } = asked;
  const cut = <One>(all: readonly One[]): One[] => all.slice((page.number - 1) * page.size, page.number * page.size);
  const known = fixedAnswering(collection, asked.words);
  if (known) return hsds.page(cut(known), { total: known.length, ...page });
  if (!isRead(collection)) return null;
  const face = faceOf(collection, asked) as (row: OpenRow) => Json;
  const { rows, total } = await readRows(door, collection, { ...openAsked(asked), ...(found ? {} : { page }) });
  return hsds.page((found ? cut(inOrder(rows, found)) : rows).map(face), { total, ...page });
};

const linesAtOnce = 500;
/** The whole list, a record a line, never held whole; null when the address names no list. */
export const hsdsLines = (enter: <Answer>(work: (door: Door) => Promise<Answer>) => Promise<Answer>, collection: string, asked: HsdsAsked): AsyncGenerator<string> | null => {
  const known = fixedAnswering(collection, asked.words);
  if (!known && !isRead(collection)) return null;
  const face = faceOf(collection, asked) as (row: OpenRow) => Json;
  return (async function* lines() {
    const said = (all: readonly Json[]): string => all.map((one) => `${JSON.stringify(one)}\n`).join("");
    if (known) return void (yield said(known));
    for (let after: string | undefined; ; ) {
      const from = after;
      const { rows } = await enter((door) => readRows(door, collection, { ...openAsked(asked), ...(from ? { after: from } : {}) }));
      yield said((asked.found ? inOrder(rows, asked.found) : rows).map(face));
      if (asked.found || rows.length < linesAtOnce) return;
      after = rows.at(-1)!.id;
    }
  })();
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
