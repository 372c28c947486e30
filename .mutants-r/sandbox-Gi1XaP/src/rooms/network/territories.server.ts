import type { Visit } from "#ground/visit";

/** The departments and communes a territory is made of. */
export const listAreas = async ({ tx }: Visit, territoryId: string): Promise<string[]> =>
  (await tx.selectFrom("territory_areas").select("code").where("territory_id", "=", territoryId).orderBy("code").execute()).map(({ code }) => code);

export const saveAreas = async (visit: Visit, territoryId: string, { added, removed }: { added: readonly string[]; removed: readonly string[] }): Promise<void> => {
  if (removed.length > 0) await visit.tx.deleteFrom("territory_areas").where("territory_id", "=", territoryId).where("code", "in", [...removed]).execute();
  if (added.length > 0) await visit.tx.insertInto("territory_areas").values(added.map((code) => ({ territory_id: territoryId, code }))).execute();
};

export type TerritoryLine = { id: string; name: string };
/** Territories of the programme, to choose among. */
export const listTerritoryLines = ({ tx }: Visit): Promise<TerritoryLine[]> => tx.selectFrom("territories").select(["id", "name"]).where("closed_on", "is", null).orderBy("name").limit(200).execute();
export const findTerritoryLine = async ({ tx }: Visit, id: string): Promise<TerritoryLine | null> => (await tx.selectFrom("territories").select(["id", "name"]).where("id", "=", id).executeTakeFirst()) ?? null;
export type HouseStructure = { id: string; name: string; kind: string };
/** Structures of the house that an entry may be linked to. */
export const listHouseStructures = ({ tx }: Visit, territoryId: string): Promise<HouseStructure[]> =>
  tx.selectFrom("structures").select(["id", "name", "kind"]).where("territory_id", "=", territoryId).where("closed_on", "is", null).orderBy("name").limit(300).execute();
