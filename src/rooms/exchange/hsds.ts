// HSDS 3 (Open Referral): the same open entries under a second face. Identifiers of what an entry holds are drawn from its own.
import { createHash } from "node:crypto";
import { carrierWords, publicWords, serviceKindWords, themeWords } from "#rooms/network/index";
import type { Codes } from "./fields.ts";
import type { OpenRow, OpenService } from "./outgoing.ts";

type Json = Record<string, unknown>;

const derived = (kind: string, of: string): string => {
  const hex = createHash("sha256").update(`fil-rouge/${kind}/${of}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
/** Absent rather than null: the format has no nulls. */
const said = (fields: Json): Json => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));

const taxonomyFacts = { thematiques: ["Thématiques data·inclusion", themeWords], publics: ["Publics data·inclusion", publicWords], "types-de-services": ["Types de services data·inclusion", serviceKindWords], "reseaux-porteurs": ["Réseaux porteurs data·inclusion", carrierWords] } as const;
type TaxonomyName = keyof typeof taxonomyFacts;
const taxonomyNames = Object.keys(taxonomyFacts) as TaxonomyName[];

export const taxonomies: Json[] = taxonomyNames.map((name) => ({ id: derived("taxonomy", name), name: taxonomyFacts[name][0], description: `${taxonomyFacts[name][0]}, schéma v1, Licence Ouverte 2.0.`, version: "1.0.8" }));
const termOf = (name: TaxonomyName, code: string): Json => {
  const label = (taxonomyFacts[name][1] as Codes)[code] ?? code;
  const parent = name === "thematiques" && code.includes("--") ? code.split("--")[0]! : null;
  return said({ id: derived("term", `${name}/${code}`), code, name: label, description: label, parent_id: parent ? derived("term", `${name}/${parent}`) : null, taxonomy: taxonomyFacts[name][0], taxonomy_id: derived("taxonomy", name), language: "fr" });
};
const categories = [...new Set(Object.keys(themeWords).map((code) => code.split("--")[0]!))];
export const taxonomyTerms: Json[] = taxonomyNames.flatMap((name) => [...(name === "thematiques" ? categories : []), ...Object.keys(taxonomyFacts[name][1])].map((code) => termOf(name, code)));
/** The theme behind a term, to look for what bears it. */
export const themeOfTerm = (id: string): string | null => {
  const term = taxonomyTerms.find((one) => one["id"] === id);
  return term?.["taxonomy_id"] === derived("taxonomy", "thematiques") ? String(term["code"]) : null;
};

const attributes = (name: TaxonomyName, codes: unknown, of: string, entity: string): Json[] =>
  (Array.isArray(codes) ? codes : codes ? [codes] : []).map((code) => ({ id: derived("attribute", `${of}/${name}/${String(code)}`), link_id: of, link_entity: entity, taxonomy_term_id: derived("term", `${name}/${String(code)}`), taxonomy_term: termOf(name, String(code)) }));
const phones = (number: unknown, of: string): Json[] => (number ? [{ id: derived("phone", of), number }] : []);
const schedules = (hours: unknown, of: string): Json[] => (hours ? [{ id: derived("schedule", of), description: hours, notes: "OpenStreetMap opening_hours" }] : []);

const locationOf = (row: OpenRow, name: unknown): Json | null => {
  if (!row["address"] && row["latitude"] === null) return null;
  const id = derived("location", row.id);
  const department = String(row["commune_code"] ?? row["postcode"] ?? "").slice(0, 2);
  // An address of the format is whole or absent.
  const whole = row["address"] && row["commune"] && row["postcode"] && department;
  const address = whole ? [said({ id: derived("address", row.id), address_1: row["address"], address_2: row["address_more"], city: row["commune"], state_province: department, postal_code: row["postcode"], country: "FR", address_type: "physical" })] : [];
  return said({ id, location_type: "physical", name, latitude: row["latitude"], longitude: row["longitude"], addresses: address, external_identifier: row["commune_code"], external_identifier_type: row["commune_code"] ? "INSEE-COG" : null });
};

export const briefOrganization = (row: OpenRow): Json => said({ id: row.id, name: row["name"], description: row["description"] ?? row["name"], email: row["email"], website: row["website"], uri: row["source_link"] });
export const organization = (row: OpenRow): Json => said({
  ...briefOrganization(row), phones: phones(row["phone"], row.id), locations: [locationOf(row, row["name"])].filter((one) => one !== null), attributes: attributes("reseaux-porteurs", row["networks"], row.id, "organization"),
  organization_identifiers: row["siret"] ? [{ id: derived("siret", row.id), identifier_scheme: "FR-SIRET", identifier_type: "SIRET", identifier: row["siret"] }] : [],
});

const feeWords = (row: OpenRow): string | null => (row["fee"] === "gratuit" ? "Gratuit" : row["fee"] === "payant" ? `Payant${row["fee_note"] ? ` : ${String(row["fee_note"])}` : ""}` : null);
const forWhom = (row: OpenRow): string | null => [...(row["publics"] as string[]).map((code) => (publicWords as Codes)[code] ?? code), row["publics_note"], row["access_conditions"]].filter(Boolean).join(" · ") || null;

export const briefService = (row: OpenService): Json => said({
  id: row.id, name: row["name"], description: row["description"], url: row["contact_link"] ?? row["source_link"], email: row["email"], status: "active", application_process: row["contact_note"], fees_description: feeWords(row),
  eligibility_description: forWhom(row), assured_date: row["vouched_on"] ?? row["source_date"], organization: said({ id: row.listed_id, name: row["listed_name"], description: row["listed_description"] ?? row["listed_name"] }),
});
export const atLocation = (row: OpenService): Json => said({ id: row.id, description: row["name"], schedules: schedules(row["hours"], `${row.id}/there`), location: locationOf(row, row["listed_name"]) });
export const service = (row: OpenService): Json => said({
  ...briefService(row), phones: phones(row["phone"], row.id), schedules: schedules(row["hours"], row.id), service_at_locations: [atLocation(row)],
  service_areas: (row["area"] as string[]).map((code) => ({ id: derived("area", `${row.id}/${code}`), name: code === "france" ? "France" : code, description: "Code officiel géographique" })),
  languages: (row["languages"] as string[]).map((code) => ({ id: derived("language", `${row.id}/${code}`), code })),
  attributes: [...attributes("thematiques", row["themes"], row.id, "service"), ...attributes("publics", row["publics"], row.id, "service"), ...attributes("types-de-services", row["kind"], row.id, "service")],
});
/** With its service, for whoever comes in by the place. */
export const placeWithService = (row: OpenService): Json => ({ ...atLocation(row), service: briefService(row) });

/** The envelope of every list. */
export const page = (contents: Json[], { total, number, size }: { total: number; number: number; size: number }): Json => {
  const pages = Math.ceil(total / size);
  return { total_items: total, total_pages: pages, page_number: number, size: contents.length, first_page: number === 1, last_page: number >= pages, empty: contents.length === 0, contents };
};
