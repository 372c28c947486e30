import { sql } from "kysely";
import type { Visit } from "#ground/visit";
import type { CivilDate } from "#ground/civil-date";
import type { Measure, Phase, PublishedFigure, Territory } from "./model.ts";

export type ChantierLine = { id: string; name: string };

/** The open chantiers of a territory, by name. */
export const listChantiersOf = (visit: Visit, territoryId: string): Promise<ChantierLine[]> =>
  visit.tx.selectFrom("structures").select(["id", "name"]).where("kind", "=", "chantier").where("territory_id", "=", territoryId)
    .where((is) => is.or([is("closed_on", "is", null), is("closed_on", ">", visit.today)])).orderBy("name").execute();

/** The chantiers of some structures' ids, by name. */
export const listChantiers = async (visit: Visit, ids: readonly string[]): Promise<ChantierLine[]> =>
  ids.length === 0 ? [] : visit.tx.selectFrom("structures").select(["id", "name"]).where("kind", "=", "chantier").where("id", "in", [...ids]).orderBy("name").execute();

export const listPhases = async (visit: Visit): Promise<Phase[]> => {
  const rows = await visit.tx.selectFrom("phases").selectAll().orderBy("starts_on").execute();
  return rows.map((row) => ({ name: row.name, startsOn: row.starts_on, endsOn: row.ends_on, scope: row.scope, source: row.source }));
};

export const listPublishedFigures = async (visit: Visit): Promise<PublishedFigure[]> => {
  const rows = await visit.tx.selectFrom("published_figures").selectAll().orderBy("as_of").orderBy("measure").execute();
  return rows.map((row) => ({ territoryId: row.territory_id, measure: row.measure as Measure, standing: row.standing as PublishedFigure["standing"], value: row.value, asOf: row.as_of, source: row.source }));
};

/** The chantiers open today in these territories, by name. */
export const listOpenChantiers = async (visit: Visit, territories: readonly string[]): Promise<(ChantierLine & { territoryId: string })[]> => {
  const rows = await visit.tx.selectFrom("structures").select(["id", "name", "territory_id"]).where("kind", "=", "chantier")
    .where("territory_id", "=", sql<string>`any (${territories}::uuid[])`)
    .where((is) => is.or([is("closed_on", "is", null), is("closed_on", ">", visit.today)])).orderBy("name").execute();
  return rows.map(({ id, name, territory_id: territoryId }) => ({ id, name, territoryId: territoryId! }));
};

export type OpenTerritories = { mine: Territory[]; others: Territory[]; count: number; next: string | null };

/** The territories open today: the visitor's own, then the others by name, page by page. */
export const listOpenTerritories = async (visit: Visit, own: readonly string[], after: string | null, size: number): Promise<OpenTerritories> => {
  const { rows } = await sql<{ id: string; name: string; opened_on: CivilDate; closed_on: CivilDate | null; mine: boolean; count: string }>`
    with open as materialized (select id, name, opened_on, closed_on, id = any (${own}::uuid[]) as mine from app.territories where closed_on is null or closed_on > ${visit.today})
    (select *, (select count(*) from open) as count from open where mine order by name)
    union all (select *, (select count(*) from open) from open where not mine and name > ${after ?? ""} order by name limit ${size + 1})`.execute(visit.tx);
  const territories = (mine: boolean): Territory[] => rows.filter((row) => row.mine === mine).map((row) => ({ id: row.id, name: row.name, openedOn: row.opened_on, closedOn: row.closed_on }));
  const others = territories(false);
  return { mine: territories(true), others: others.slice(0, size), count: Number(rows[0]?.count ?? 0), next: others.length > size ? others[size - 1]!.name : null };
};

export type HeadCount = { territoryId: string; stage: string; people: number | null };

/** Open journeys of these territories, by stage; null when they are a handful that the visitor may not open. */
export const listHeadCounts = async (visit: Visit, territories: readonly string[]): Promise<HeadCount[]> =>
  (await sql<HeadCount>`select territory_id as "territoryId", stage, people from app.head_counts(${territories}::uuid[])`.execute(visit.tx)).rows;
