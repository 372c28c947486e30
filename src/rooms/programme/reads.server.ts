import { sql } from "kysely";
import type { Visit } from "#ground/visit";
import type { Measure, Phase, PublishedFigure } from "./model.ts";

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

/** Every chantier open today, with its territory. */
export const listOpenChantiers = async (visit: Visit): Promise<(ChantierLine & { territoryId: string })[]> => {
  const rows = await visit.tx.selectFrom("structures").select(["id", "name", "territory_id"]).where("kind", "=", "chantier")
    .where((is) => is.or([is("closed_on", "is", null), is("closed_on", ">", visit.today)])).orderBy("name").execute();
  return rows.map(({ id, name, territory_id: territoryId }) => ({ id, name, territoryId: territoryId! }));
};

export type HeadCount = { territoryId: string; stage: string; people: number | null };

/** Open journeys by territory and stage; null when they are a handful that the visitor may not open. */
export const listHeadCounts = async (visit: Visit): Promise<HeadCount[]> =>
  (await sql<HeadCount>`select territory_id as "territoryId", stage, people from app.head_counts()`.execute(visit.tx)).rows;
