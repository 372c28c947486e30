import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { Structure, StructureKind, Territory } from "./model.ts";

export const listTerritories = async (visit: Visit): Promise<Territory[]> => {
  const rows = await visit.tx.selectFrom("territories").selectAll().orderBy("name").execute();
  return rows.map((row) => ({ id: row.id, name: row.name, openedOn: row.opened_on, closedOn: row.closed_on }));
};

export const findTerritory = async (visit: Visit, id: string): Promise<Territory | null> => {
  const row = isId(id) ? await visit.tx.selectFrom("territories").selectAll().where("id", "=", id).executeTakeFirst() : undefined;
  return row ? { id: row.id, name: row.name, openedOn: row.opened_on, closedOn: row.closed_on } : null;
};

type Row = { id: string; kind: string; name: string; siret: string | null; commune: string | null; territory_id: string | null; opened_on: string; closed_on: string | null };
const structureOf = (row: Row): Structure => ({ id: row.id, kind: row.kind as StructureKind, name: row.name, siret: row.siret, commune: row.commune, territoryId: row.territory_id, openedOn: row.opened_on, closedOn: row.closed_on });

/** The structures of a territory, or those that have none. */
export const listStructures = async (visit: Visit, territoryId: string | null): Promise<Structure[]> =>
  (await visit.tx.selectFrom("structures").selectAll().where("territory_id", territoryId ? "=" : "is", territoryId).orderBy("kind").orderBy("name").limit(500).execute()).map(structureOf);

export const findStructure = async (visit: Visit, id: string): Promise<Structure | null> => {
  const row = isId(id) ? await visit.tx.selectFrom("structures").selectAll().where("id", "=", id).executeTakeFirst() : undefined;
  return row ? structureOf(row) : null;
};

export const isNameTaken = async (visit: Visit, name: string, except: string | null): Promise<boolean> =>
  (await visit.tx.selectFrom("territories").select("id").where("name", "=", name).where("id", "is distinct from", except).executeTakeFirst()) !== undefined;

export const isSiretTaken = async (visit: Visit, siret: string, except: string | null): Promise<boolean> =>
  (await visit.tx.selectFrom("structures").select("id").where("siret", "=", siret).where("id", "is distinct from", except).executeTakeFirst()) !== undefined;

export const insertTerritory = async (visit: Visit, name: string): Promise<string> =>
  (await visit.tx.insertInto("territories").values({ name, opened_on: visit.today }).returning("id").executeTakeFirstOrThrow()).id;

export const saveTerritory = async (visit: Visit, { id, name, closedOn }: Pick<Territory, "id" | "name" | "closedOn">): Promise<void> => {
  await visit.tx.updateTable("territories").set({ name, closed_on: closedOn }).where("id", "=", id).execute();
};

export type StillOpen = { journeys: number; memberships: number };
/** What would still be open in it if it closed that day. */
export const countStillOpen = async (visit: Visit, id: string, day: CivilDate): Promise<StillOpen> =>
  (await sql<StillOpen>`select * from app.still_open_in(${id}, ${day}::date)`.execute(visit.tx)).rows[0] ?? { journeys: 0, memberships: 0 };

export type NewStructure = Pick<Structure, "kind" | "name" | "siret" | "commune" | "territoryId">;
export const insertStructure = async (visit: Visit, { kind, name, siret, commune, territoryId }: NewStructure): Promise<string> =>
  (await visit.tx.insertInto("structures").values({ kind, name, siret, commune, territory_id: territoryId, opened_on: visit.today }).returning("id").executeTakeFirstOrThrow()).id;

export const saveStructure = async (visit: Visit, { id, name, siret, commune, closedOn }: Pick<Structure, "id" | "name" | "siret" | "commune" | "closedOn">): Promise<void> => {
  await visit.tx.updateTable("structures").set({ name, siret, commune, closed_on: closedOn }).where("id", "=", id).execute();
};
