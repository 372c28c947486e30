import { sql } from "kysely";
import type { FileAccess } from "#rooms/access/index";
import { newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { Address, ContactPoint, Identity, Person, SpokenLanguage } from "./model.ts";

type PersonRow = { id: string; given_name: string; family_name: string; usual_name: string | null; followed_by: string | null; merged_into: string | null; version: number };

export const personFrom = (row: PersonRow): Person => ({
  id: row.id,
  givenName: row.given_name,
  familyName: row.family_name,
  usualName: row.usual_name,
  followedBy: row.followed_by,
  mergedInto: row.merged_into,
  version: row.version,
});

const personColumns = ["id", "given_name", "family_name", "usual_name", "followed_by", "merged_into", "version"] as const;

/** One person among those the visitor may see. */
export const findPerson = async (visit: Visit, id: string): Promise<Person | null> => {
  const row = await visit.tx.selectFrom("people").select(personColumns).where("id", "=", id).executeTakeFirst();
  return row ? personFrom(row) : null;
};

/** What the visitor may open of this file, and why. */
export const findAccess = async (visit: Visit, personId: string): Promise<FileAccess> => {
  const { rows } = await sql<FileAccess>`select topics, reasons from app.file_access(${personId}::uuid)`.execute(visit.tx);
  return rows[0] ?? { topics: [], reasons: [] };
};

export const insertPerson = async (visit: Visit, person: { givenName: string; familyName: string; usualName: string | null; followedBy: string }): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("people").values({
    id,
    given_name: person.givenName,
    family_name: person.familyName,
    usual_name: person.usualName,
    followed_by: person.followedBy,
    name_key: "",
    created_at: visit.now,
    created_by: visit.actor.id,
  }).execute();
  return id;
};

/** Saves the names if nobody saved since `version`; false when somebody did. */
export const savePersonNames = async (visit: Visit, person: Pick<Person, "id" | "givenName" | "familyName" | "usualName" | "version">): Promise<boolean> => {
  const result = await visit.tx.updateTable("people")
    .set({ given_name: person.givenName, family_name: person.familyName, usual_name: person.usualName })
    .where("id", "=", person.id).where("version", "=", person.version).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const saveIdentity = async (visit: Visit, personId: string, identity: Omit<Identity, "version">): Promise<void> => {
  await visit.tx.insertInto("identities").values({ person_id: personId, birth_date: identity.birthDate, gender: identity.gender })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet({ birth_date: identity.birthDate, gender: identity.gender })).execute();
};

export const insertContactPoint = async (visit: Visit, personId: string, point: Omit<ContactPoint, "id">): Promise<string> => {
  if (point.preferred) {
    await visit.tx.updateTable("contact_points").set({ preferred: false }).where("person_id", "=", personId).where("preferred", "=", true).execute();
  }
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("contact_points")
    .values({ id, person_id: personId, kind: point.kind, value: point.value, hint: point.hint, preferred: point.preferred }).execute();
  return id;
};

export const endContactPoint = async (visit: Visit, personId: string, id: string): Promise<boolean> => {
  const result = await visit.tx.updateTable("contact_points").set({ ended_on: visit.today, preferred: false })
    .where("id", "=", id).where("person_id", "=", personId).where("ended_on", "is", null).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const insertAddress = async (visit: Visit, personId: string, address: Omit<Address, "id">): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("addresses").values({
    id,
    person_id: personId,
    kind: address.kind,
    lines: address.lines,
    postcode: address.postcode,
    commune: address.commune,
    organisation: address.organisation,
    starts_on: address.startsOn,
    ends_on: address.endsOn,
  }).execute();
  return id;
};

export const endAddress = async (visit: Visit, personId: string, id: string): Promise<boolean> => {
  const result = await visit.tx.updateTable("addresses").set({ ends_on: visit.today })
    .where("id", "=", id).where("person_id", "=", personId).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const saveLanguages = async (visit: Visit, personId: string, languages: readonly SpokenLanguage[]): Promise<void> => {
  await visit.tx.deleteFrom("person_languages").where("person_id", "=", personId).execute();
  if (languages.length === 0) return;
  await visit.tx.insertInto("person_languages").values(languages.map((one) => ({ person_id: personId, ...one }))).execute();
};
