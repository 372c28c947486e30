import { sql } from "kysely";
import { newId } from "#ground/ids";
import { readWords, sealForPerson } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Emergency, EmergencyTopic, OwnEmergency } from "./model.ts";

const aboutReason = (id: string): string => `emergencies.reason:${id}`;

/** Emergencies of a file, the latest first: all of them for the casework, one's own for anybody else. */
export const listEmergencies = async (visit: Visit, personId: string): Promise<Emergency[]> => {
  const rows = await visit.tx.selectFrom("emergencies").innerJoin("professionals", "professionals.id", "professional_id")
    .select((is) => [
      "emergencies.id", "professional_id", "given_name", "family_name", "topics", "reason", "opened_at", "until", "ended_at",
      is.selectFrom("memberships").innerJoin("structures", "structures.id", "structure_id").select("structures.name")
        .whereRef("memberships.professional_id", "=", "emergencies.professional_id").orderBy("memberships.starts_on", "desc").limit(1).as("structure"),
    ]).where("person_id", "=", personId).orderBy("opened_at", "desc").limit(50).execute();
  return rows.map((row) => ({
    id: row.id, professionalId: row.professional_id, name: `${row.given_name} ${row.family_name}`, structure: row.structure, topics: row.topics as EmergencyTopic[], reason: readWords(row.reason, aboutReason(row.id)),
    openedAt: row.opened_at, until: row.until, endedAt: row.ended_at,
  }));
};

export const insertEmergency = async (visit: Visit, personId: string, topics: readonly EmergencyTopic[], reason: string, hours: number): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("emergencies").values({
    id, person_id: personId, professional_id: visit.actor.id, topics: [...topics], reason: sealForPerson(personId, reason, aboutReason(id)), opened_at: visit.now, until: new Date(visit.now.getTime() + hours * 3_600_000),
  }).execute();
  return id;
};

export const saveEmergencyEnd = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("emergencies").set({ ended_at: visit.now, ended_by: visit.actor.id }).where("id", "=", id).execute();
};

/** Who opened her file in an emergency, when, why and until when: for the person, in her own space. */
export const readMyEmergencies = async (visit: OwnVisit): Promise<OwnEmergency[]> => {
  const { rows } = await sql<{ id: string; given_name: string; family_name: string; structure: string | null; topics: EmergencyTopic[]; reason: string; opened_at: Date; closed_at: Date }>`
    select * from app.emergencies_on_me()`.execute(visit.tx);
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}`, structure: row.structure, topics: row.topics, reason: readWords(row.reason, aboutReason(row.id)), openedAt: row.opened_at, closedAt: row.closed_at }));
};
