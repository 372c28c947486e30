import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";

export type CurrentLead = { professionalId: string; startsOn: CivilDate };

export const findCurrentLead = async (visit: Visit, journeyId: string): Promise<CurrentLead | null> => {
  const row = await visit.tx.selectFrom("lead_referents").select(["professional_id", "starts_on"])
    .where("journey_id", "=", journeyId).where("ends_on", "is", null).executeTakeFirst();
  return row ? { professionalId: row.professional_id, startsOn: row.starts_on } : null;
};

export type LedPerson = { personId: string; journeyId: string; name: string; since: CivilDate };

/** The people somebody leads now, among those the visitor may see. */
export const listLedBy = async (visit: Visit, professionalId: string): Promise<LedPerson[]> => {
  const rows = await visit.tx.selectFrom("lead_referents").innerJoin("people", "people.id", "person_id")
    .select(["person_id", "journey_id", "given_name", "family_name", "usual_name", "starts_on"])
    .where("professional_id", "=", professionalId).where("ends_on", "is", null).orderBy("name_key").execute();
  return rows.map((row) => ({
    personId: row.person_id,
    journeyId: row.journey_id,
    name: [row.usual_name || row.given_name, row.family_name].filter(Boolean).join(" "),
    since: row.starts_on,
  }));
};
