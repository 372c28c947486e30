import { newId } from "#ground/ids";
import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import type { AddReferent } from "./verbs/add-referent.ts";

export const hasReferent = async (visit: Visit, personId: string, domain: string, professionalId: string): Promise<boolean> => {
  const row = await visit.tx.selectFrom("referents").select("id")
    .where("person_id", "=", personId).where("domain", "=", domain).where("professional_id", "=", professionalId).where("ends_on", "is", null).executeTakeFirst();
  return row !== undefined;
};

export const insertReferent = async (visit: Visit, referent: AddReferent): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("referents").values({
    id,
    person_id: referent.personId,
    domain: referent.domain,
    topic: "presence",
    professional_id: referent.professionalId,
    outside_name: referent.professionalId ? null : (referent.outside?.name.trim() ?? null),
    outside_structure: referent.professionalId ? null : (referent.outside?.structure ?? null),
    outside_contact: referent.professionalId ? null : (referent.outside?.contact ?? null),
    starts_on: referent.startsOn,
  }).execute();
  return id;
};

export const findReferent = async (visit: Visit, personId: string, id: string): Promise<{ id: string; startsOn: CivilDate; endsOn: CivilDate | null } | null> => {
  const row = await visit.tx.selectFrom("referents").select(["id", "starts_on", "ends_on"])
    .where("id", "=", id).where("person_id", "=", personId).executeTakeFirst();
  return row ? { id: row.id, startsOn: row.starts_on, endsOn: row.ends_on } : null;
};

export const saveReferentEnd = async (visit: Visit, id: string, on: CivilDate): Promise<void> => {
  await visit.tx.updateTable("referents").set({ ends_on: on }).where("id", "=", id).execute();
};
