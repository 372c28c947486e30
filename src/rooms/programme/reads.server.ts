import type { Visit } from "#ground/visit";

export type ChantierLine = { id: string; name: string };

/** The open chantiers of a territory, by name. */
export const listChantiersOf = (visit: Visit, territoryId: string): Promise<ChantierLine[]> =>
  visit.tx.selectFrom("structures").select(["id", "name"]).where("kind", "=", "chantier").where("territory_id", "=", territoryId)
    .where((is) => is.or([is("closed_on", "is", null), is("closed_on", ">", visit.today)])).orderBy("name").execute();

/** The chantiers of some structures' ids, by name. */
export const listChantiers = async (visit: Visit, ids: readonly string[]): Promise<ChantierLine[]> =>
  ids.length === 0 ? [] : visit.tx.selectFrom("structures").select(["id", "name"]).where("kind", "=", "chantier").where("id", "in", [...ids]).orderBy("name").execute();
