import { sql } from "kysely";
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

/** Hands over the protected people of a caseload, unseen (app.relay_protected). */
export const relayProtected = async (visit: Visit, from: string, to: string, on: CivilDate, overlapUntil: CivilDate): Promise<void> => {
  await sql`select app.relay_protected(${from}::uuid, ${to}::uuid, ${on}::date, ${overlapUntil}::date)`.execute(visit.tx);
};

export type LeadToRelay = { id: string; name: string; structureId: string; structure: string; people: number; leavesOn: CivilDate | null };

/** Who leads people in these chantiers or territories, with how many; those who are leaving first. */
export const listLeadsToRelay = async (visit: Visit, chantiers: readonly string[], territories: readonly string[]): Promise<LeadToRelay[]> => {
  if (chantiers.length + territories.length === 0) return [];
  const rows = await visit.tx.selectFrom("memberships").innerJoin("professionals", "professionals.id", "professional_id").innerJoin("structures", "structures.id", "structure_id")
    .select((is) => [
      "professionals.id", "given_name", "family_name", "structure_id", "structures.name", "memberships.ends_on",
      is.selectFrom("lead_referents").select((count) => count.fn.countAll<number>().as("people"))
        .whereRef("lead_referents.professional_id", "=", "professionals.id").where("lead_referents.ends_on", "is", null).as("people"),
    ])
    .where("role", "in", ["cisp", "social-educator"])
    .where((is) => is.or([
      ...(chantiers.length > 0 ? [is("structure_id", "in", [...chantiers])] : []),
      ...(territories.length > 0 ? [is("structures.territory_id", "in", [...territories])] : []),
    ]))
    .orderBy("memberships.ends_on").orderBy("structures.name").orderBy("family_name").execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}`, structureId: row.structure_id, structure: row.name, people: Number(row.people ?? 0), leavesOn: row.ends_on }))
    .filter(({ people }) => people > 0);
};
