import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import type { Ground } from "./model.ts";

/** What somebody could read of a file on a day, topic by topic, and on which ground. Empty for who does not keep the file. */
export const readGrounds = async (visit: Visit, input: { personId: string; professionalId: string; day: CivilDate }): Promise<Ground[]> => {
  const { rows } = await sql<{ topic: Ground["topic"]; ground: Ground["ground"]; detail: Omit<Ground, "topic" | "ground"> }>`
    select topic, ground, detail from app.access_on(${input.personId}::uuid, ${input.professionalId}::uuid, ${input.day}::date) order by topic, ground`.execute(visit.tx);
  return rows.map(({ topic, ground, detail }) => ({ topic, ground, ...detail }));
};

/** Those who read her file or were in her team, for the list one picks from. */
export const listEverReaders = async (visit: Visit, personId: string): Promise<{ id: string; name: string }[]> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.given_name || ' ' || p.family_name as name from app.professionals p where p.id in (
      select actor_id from app.journal where person_id = ${personId} union select professional_id from app.referents where person_id = ${personId}
      union select professional_id from app.lead_referents where person_id = ${personId}) order by name limit 500`.execute(visit.tx);
  return rows;
};
