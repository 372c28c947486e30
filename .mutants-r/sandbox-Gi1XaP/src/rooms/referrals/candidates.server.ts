import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import { domainOfThemeGroup } from "./goals.ts";
import type { Referral } from "./model.ts";
import { type Candidate, rank, type Ranked } from "./ranking.ts";

type Row = {
  service_id: string; listed_id: string; service: string; listed: string; commune: string | null; km: number | null; themes: string[]; publics: string[]; languages: string[]; places_free: number | null; places_on: CivilDate | null; vouched_on: CivilDate | null;
  delay: number | null; accepted: number; received: number; common_law: boolean | null; conditions: string | null;
};
export type RankedService = Ranked & { service: string; listed: string; commune: string | null; conditions: string | null };

const groupsOf = (domain: Referral["domain"]): string[] => Object.entries(domainOfThemeGroup).filter(([, of]) => of === domain || domain === "general").map(([group]) => group);

/** Services of the territory that answer this domain, in the order they fit, each with its reasons. */
export const listCandidates = async (visit: Visit, referral: Pick<Referral, "id" | "domain" | "territoryId" | "askingId" | "listedId">, languages: readonly string[], words: string | null): Promise<RankedService[]> => {
  const groups = groupsOf(referral.domain);
  const { rows } = await sql<Row>`
    with here as (select d.latitude, d.longitude from app.directory_structures d where d.structure_id = ${referral.askingId} and d.latitude is not null limit 1),
    near as materialized (
      select s.*, d.name as listed_name, d.structure_id from app.services s join app.directory_structures d on d.id = s.listed_id
      where s.territory_id = ${referral.territoryId} and s.closed_on is null and d.closed_on is null
        ${words ? sql`and (s.name || ' ' || d.name) ilike ${`%${words.replace(/[%_\\]/g, "\\$&")}%`}` : sql`and exists (select from unnest(s.themes) t where split_part(t, '--', 1) = any (${groups}::text[]))`} limit 400),
    track as materialized (select * from app.track_record(array(select distinct listed_id from near)))
    select n.id as service_id, n.listed_id, n.name as service, n.listed_name as listed, n.commune, n.themes, n.publics, n.languages, n.places_free, n.places_on, n.vouched_on, n.common_law, n.access_conditions as conditions,
      case when n.latitude is not null and h.latitude is not null then round(111.2 * sqrt(power(n.latitude - h.latitude, 2) + power((n.longitude - h.longitude) * cos(radians(h.latitude)), 2)))::int end as km,
      t.delay, coalesce(t.accepted, 0) as accepted, coalesce(t.received, 0) as received
    from near n left join here h on true left join track t on t.listed_id = n.listed_id`.execute(visit.tx);
  const candidates = rows.filter(({ listed_id }) => listed_id !== referral.listedId).map((row): Candidate & Pick<RankedService, "service" | "listed" | "commune" | "conditions"> => ({
    serviceId: row.service_id, listedId: row.listed_id, km: row.km, themes: row.themes.map((theme) => theme.split("--")[0]!), publics: row.publics, languages: row.languages, placesFree: row.places_free, placesOn: row.places_on, vouchedOn: row.vouched_on,
    delay: row.delay, accepted: row.accepted, received: row.received, isPartner: row.received > 0, commonLaw: row.common_law, service: row.service, listed: row.listed, commune: row.commune, conditions: row.conditions,
  }));
  return rank(candidates, { themes: groups, publics: [], languages }, visit.today) as RankedService[];
};
