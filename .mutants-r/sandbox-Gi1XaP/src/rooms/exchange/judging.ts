// What becomes of a record before the database is asked: taken towards it, explained, or set aside.
import { createHash } from "node:crypto";
import { checkService, checkStructure, type Surroundings } from "./checking.ts";
import { departmentOf, entryOfService, entryOfStructure, placed } from "./entry.ts";
import type { What } from "./fields.ts";
import type { DiService, DiStructure, Doubt, Fault } from "./model.ts";
import type { OfferRecord } from "./port.ts";

export type Judged = { place: number; what: What; line: number; sourceId: string | null; name: string | null } & (
  | { outcome: "explained"; reasons: Fault[] }
  | { outcome: "set_aside" }
  | { outcome: "towards"; row: Record<string, unknown> & { place: number; id: string }; record: DiStructure | DiService; doubts: Doubt[] }
);

/** Ours come home in somebody's export: what we say of ourselves is not news. */
export const ourSource = "fil-rouge";

const markOf = (entry: unknown): string => createHash("sha256").update(JSON.stringify(entry)).digest("base64url").slice(0, 22);
const textOf = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 300) : null);

/** Judges records one after the other; remembers the identifiers it met, since the same one twice is one too many. */
export const newJudge = (around: Surroundings): ((record: OfferRecord, place: number) => Judged) => {
  const met: Record<What, Set<string>> = { structure: new Set(), service: new Set() };
  return ({ what, line, fields, aside }, place) => {
    const about = { place, what, line, sourceId: textOf(fields?.["id"]), name: textOf(fields?.["nom"]) };
    if (aside || (fields && fields["source"] === ourSource)) return { ...about, outcome: "set_aside" };
    if (!fields) return { ...about, outcome: "explained", reasons: [{ field: null, code: "broken-row" }] };
    const checked = what === "structure" ? checkStructure(fields, around) : checkService(fields, around);
    if (!checked.ok) return { ...about, outcome: "explained", reasons: checked.faults };
    const record = placed(checked.record);
    if (met[what].has(record.id)) return { ...about, outcome: "explained", reasons: [{ field: "id", code: "repeated-id", value: record.id }] };
    met[what].add(record.id);
    const entry = "structure_id" in record ? { structure_id: record.structure_id, ...entryOfService(record) } : entryOfStructure(record as DiStructure);
    const row = { ...entry, place, id: record.id, source: record.source, department: departmentOf(record), mark: markOf(entry) };
    return { ...about, outcome: "towards", row, record, doubts: checked.doubts };
  };
};
