// What we say of an entry to the others, in their format: valid, or not said.
import { checkService, checkStructure, type Surroundings } from "./checking.ts";
import { serviceColumns, structureColumns } from "./entry.ts";
import { fieldsOf, type What } from "./fields.ts";
import { ourSource } from "./judging.ts";
import type { DiService, DiStructure, Fault } from "./model.ts";

/** An open entry as the database gives it: its columns, the source's identifier when it has one. */
export type OpenRow = Readonly<Record<string, unknown>> & { id: string; source: string; source_id: string | null };
export type OpenService = OpenRow & { listed_id: string; listed_source_id: string | null };
export type Outgoing<Record> = { ok: true; record: Record } | { ok: false; id: string; name: string; faults: Fault[] };

/** Ours are named after the house; others keep the name their source gave them. */
export const idOf = ({ id, source_id: sourceId }: { id: string; source_id: string | null }): string => sourceId ?? `${ourSource}--${id}`;

/** An address as programs write it: letters beyond ASCII are spelled out, a bare host ends with a slash. */
const spelled = (link: unknown): unknown => (typeof link === "string" && /^https?:\/\//i.test(link.trim()) && URL.canParse(link.trim()) ? new URL(link.trim()).href : link);

const fields = (what: What, row: OpenRow, columns: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => {
    const value = row[column] ?? null;
    return [field, Array.isArray(value) && value.length === 0 ? null : fieldsOf[what][field]?.kind === "link" ? spelled(value) : value];
  }));

/** When somebody last stood by it: here, at its source, or when it was written. */
const saidOn = (row: OpenRow): unknown => row["vouched_on"] !== null && String(row["vouched_on"]) > String(row["source_date"] ?? "") ? row["vouched_on"] : (row["source_date"] ?? row["made_on"]);
const dayOf = (row: OpenRow, today: string): string => [String(saidOn(row)), today].sort()[0]!;

/** A field of ours that the format does not take is left out; an entry without what the format requires is not said. */
const valid = <Record_ extends DiStructure | DiService>(what: What, row: OpenRow, said: Record<string, unknown>, around: Surroundings): Outgoing<Record_> => {
  const check = what === "structure" ? checkStructure : checkService;
  const record = { ...said, publics: Array.isArray(said["publics"]) && said["publics"].includes("tous-publics") ? ["tous-publics"] : said["publics"] };
  const first = check(record, around);
  if (first.ok) return { ok: true, record: first.record as Record_ };
  const optional = first.faults.map(({ field }) => field!).filter((field) => !fieldsOf[what][field]?.required);
  const second = check({ ...record, ...Object.fromEntries(optional.map((field) => [field, null])) }, around);
  return second.ok ? { ok: true, record: second.record as Record_ } : { ok: false, id: row.id, name: String(said["nom"] ?? ""), faults: second.faults };
};

export const outgoingStructure = (row: OpenRow, around: Surroundings): Outgoing<DiStructure> =>
  valid("structure", row, { ...fields("structure", row, structureColumns), source: row.source, id: idOf(row), date_maj: dayOf(row, around.today) }, around);

export const outgoingService = (row: OpenService, around: Surroundings): Outgoing<DiService> =>
  valid("service", row, { ...fields("service", row, serviceColumns), source: row.source, id: idOf(row), structure_id: idOf({ id: row.listed_id, source_id: row.listed_source_id }), date_maj: dayOf(row, around.today), contact_nom_prenom: null }, around);
