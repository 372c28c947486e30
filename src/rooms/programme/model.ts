import type { CivilDate } from "#ground/civil-date";

export const structureKinds = ["chantier", "coordination", "partner", "national"] as const;
/** What a structure is. */
export type StructureKind = (typeof structureKinds)[number];
/** Where a local coordination shares its partnership officers. */
export type Territory = { id: string; name: string; openedOn: CivilDate; closedOn: CivilDate | null };
/** A chantier, a coordination, a partner, the national association. */
export type Structure = { id: string; kind: StructureKind; name: string; siret: string | null; commune: string | null; territoryId: string | null; openedOn: CivilDate; closedOn: CivilDate | null };
