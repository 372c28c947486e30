import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import type { Stage } from "#rooms/journey/index";
import type { Whose } from "./model.ts";
import { type PersonThread, readThreads } from "./threads.server.ts";

export type CaseloadRow = {
  id: string;
  name: string;
  chantier: string | null;
  stage: Stage | null;
  stageSince: CivilDate | null;
  lead: string | null;
  leadId: string | null;
  lastContactOn: CivilDate | null;
  openedOn: CivilDate;
} & PersonThread;
export type CaseloadPage = { rows: CaseloadRow[]; next: string | null; total: number };
export type CaseloadFilter = { whose: Whose; stage: Stage | null; after: string | null; size?: number };

const noThread: PersonThread = { spark: null, open: 0, next: null };

/** File active: open journeys among the files that open to the visitor, by name, page by page. */
export const readCaseload = async (visit: Visit, { whose, stage, after, size = 25 }: CaseloadFilter): Promise<CaseloadPage> => {
  const [key, id] = after?.split("_") ?? [];
  const isFurther = key !== undefined && id ? sql`where (key, id) > (${key}, ${id}::uuid)` : sql``;
  const isMine = whose === "mine" ? sql`and journeys.id in (select journey_id from app.lead_referents where professional_id = ${visit.actor.id} and ends_on is null)` : sql``;
  const isAt = stage ? sql`and journeys.id in (select journey_id from app.stages where stage = ${stage} and ends_on is null)` : sql``;
  // The list is cut before stages, chantiers and leads are looked up: a coordinator's has hundreds of lines, a page twenty-five.
  const { rows: found } = await sql<Omit<CaseloadRow, keyof PersonThread> & { key: string; total: string }>`
    with followed as materialized (
      select people.id, people.name_key as key, people.given_name, people.family_name, people.usual_name, journeys.id as journey_id, journeys.last_contact_on, journeys.opened_on
      from app.journeys join app.people on people.id = journeys.person_id where people.merged_into is null and journeys.closed_on is null ${isMine} ${isAt}),
    page as materialized (select * from followed ${isFurther} order by key, id limit ${size + 1})
    select page.id, page.key, trim(coalesce(nullif(page.usual_name, ''), page.given_name) || ' ' || page.family_name) as name, (select count(*) from followed) as total,
      structures.name as chantier, stages.stage, stages.starts_on as "stageSince", lead_referents.professional_id as "leadId",
      professionals.given_name || ' ' || professionals.family_name as lead, page.last_contact_on as "lastContactOn", page.opened_on as "openedOn"
    from page join app.stages on stages.journey_id = page.journey_id and stages.ends_on is null join app.structures on structures.id = stages.chantier_id
    join app.lead_referents on lead_referents.journey_id = page.journey_id and lead_referents.ends_on is null
    join app.professionals on professionals.id = lead_referents.professional_id order by page.key, page.id`.execute(visit.tx);
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const threads = await readThreads(visit, rows.map(({ id: person }) => person));
  return {
    total: Number(found[0]?.total ?? 0),
    next: found.length > size && last ? `${last.key}_${last.id}` : null,
    rows: rows.map(({ key: _key, total: _total, ...row }) => ({ ...row, ...(threads.get(row.id) ?? noThread) })),
  };
};
