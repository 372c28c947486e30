import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import type { Stage } from "#rooms/journey/index";
import type { Whose } from "./model.ts";

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
};
export type CaseloadPage = { rows: CaseloadRow[]; next: string | null; total: number };
export type CaseloadFilter = { whose: Whose; stage: Stage | null; after: string | null; size?: number };

/** File active: open journeys among the files that open to the visitor, by name, page by page. */
export const readCaseload = async (visit: Visit, { whose, stage, after, size = 25 }: CaseloadFilter): Promise<CaseloadPage> => {
  let query = visit.tx.selectFrom("journeys").innerJoin("people", "people.id", "journeys.person_id")
    .innerJoin("stages", (join) => join.onRef("stages.journey_id", "=", "journeys.id").on("stages.ends_on", "is", null))
    .innerJoin("structures", "structures.id", "stages.chantier_id")
    .innerJoin("lead_referents", (join) => join.onRef("lead_referents.journey_id", "=", "journeys.id").on("lead_referents.ends_on", "is", null))
    .innerJoin("professionals", "professionals.id", "lead_referents.professional_id")
    .where("journeys.closed_on", "is", null).where("people.merged_into", "is", null);
  if (whose === "mine") query = query.where("lead_referents.professional_id", "=", visit.actor.id);
  if (stage) query = query.where("stages.stage", "=", stage);
  const { total } = await query.select((is) => is.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const [key, id] = after?.split("_") ?? [];
  if (key !== undefined && id) query = query.where(sql<boolean>`(people.name_key, people.id) > (${key}, ${id}::uuid)`);
  const found = await query
    .select([
      "people.id", sql<string>`trim(coalesce(nullif(people.usual_name, ''), people.given_name) || ' ' || people.family_name)`.as("name"), "people.name_key as key",
      "structures.name as chantier", "stages.stage", "stages.starts_on as since", "lead_referents.professional_id as leadId",
      sql<string>`professionals.given_name || ' ' || professionals.family_name`.as("lead"), "journeys.last_contact_on as lastContactOn", "journeys.opened_on as openedOn",
    ])
    .orderBy("people.name_key").orderBy("people.id").limit(size + 1).execute();
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return {
    total: Number(total),
    next: found.length > size && last ? `${last.key}_${last.id}` : null,
    rows: rows.map(({ key: _key, since, ...row }) => ({ ...row, stage: row.stage as Stage, stageSince: since })),
  };
};
