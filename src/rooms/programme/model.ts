import type { CivilDate } from "#ground/civil-date";

export const structureKinds = ["chantier", "coordination", "partner", "national", "board"] as const;
/** What a structure is. */
export type StructureKind = (typeof structureKinds)[number];
/** Where a local coordination shares its partnership officers. */
export type Territory = { id: string; name: string; openedOn: CivilDate; closedOn: CivilDate | null };
/** A phase of the programme, and the document that states it. */
export type Phase = { name: string; startsOn: CivilDate; endsOn: CivilDate | null; scope: string; source: string };
export type Measure = "chantiers" | "employees";
/** What a document states, or gives as a target, on a day, for a territory or for the whole programme (none). */
export type PublishedFigure = { territoryId: string | null; measure: Measure; standing: "stated" | "target"; value: number; asOf: CivilDate; source: string };
/** A chantier, a coordination, a partner, the national association. */
export type Structure = { id: string; kind: StructureKind; name: string; siret: string | null; commune: string | null; territoryId: string | null; openedOn: CivilDate; closedOn: CivilDate | null };
/** Posts that a convention gives a chantier over a period, both days included, in full-time equivalents, and the paper that says so. */
export type AgreedPosts = { chantierId: string; startsOn: CivilDate; endsOn: CivilDate; posts: number; source: string };
