import { sql } from "kysely";
import type { FileAccess } from "#rooms/access/index";
import { newId } from "#ground/ids";
import { anyOf, atOnce, insertAll } from "#ground/together";
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
export const findPerson = atOnce(async (visit, ids: readonly string[]): Promise<(Person | null)[]> => {
  const rows = await visit.tx.selectFrom("people").select(personColumns).where("id", "=", anyOf(ids)).execute();
  const byId = new Map(rows.map((row) => [row.id, personFrom(row)]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** The chantier that follows this file; of a protected one, the chantier kept aside for those who keep her file. */
export const findFollowing = async (visit: Visit, personId: string): Promise<string | null> => {
  const { rows } = await sql<{ chantier: string | null }>`select coalesce(people.followed_by, protections.chantier_id) as chantier
    from app.people left join app.protections on protections.person_id = people.id and protections.lifted_at is null where people.id = ${personId}`.execute(visit.tx);
  return rows[0]?.chantier ?? null;
};

/** What the visitor may open of this file, and why. */
export const findAccess = atOnce(async (visit, people: readonly string[]): Promise<FileAccess[]> => {
  const { rows } = await sql<FileAccess & { person_id: string }>`select person_id, topics, reasons from app.files_access(${people}::uuid[])`.execute(visit.tx);
  const byPerson = new Map(rows.map(({ person_id, topics, reasons }) => [person_id, { topics, reasons }]));
  return people.map((id) => byPerson.get(id) ?? { topics: [], reasons: [] });
});

type NewPerson = { givenName: string; familyName: string; usualName: string | null; followedBy: string };
export const insertPerson = atOnce(async (visit, people: readonly NewPerson[]): Promise<string[]> => {
  const ids = people.map(() => newId(visit.now.getTime()));
  await insertAll(visit, "people", people.map((person, at) => ({
    id: ids[at]!,
    given_name: person.givenName,
    family_name: person.familyName,
    usual_name: person.usualName,
    followed_by: person.followedBy,
    name_key: "",
    created_at: visit.now,
    created_by: visit.actor.id,
  })));
  return ids;
});

/** Saves the names if nobody saved since `version`; false when somebody did. */
export const savePersonNames = async (visit: Visit, person: Pick<Person, "id" | "givenName" | "familyName" | "usualName" | "version">): Promise<boolean> => {
  const result = await visit.tx.updateTable("people")
    .set({ given_name: person.givenName, family_name: person.familyName, usual_name: person.usualName })
    .where("id", "=", person.id).where("version", "=", person.version).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

type Told = Omit<Identity, "version"> & { personId: string };
const saveIdentities = atOnce(async (visit, told: readonly Told[]): Promise<void[]> => {
  await sql`insert into identities (person_id, birth_date, gender)
    select * from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told("personId" uuid, "birthDate" date, gender text)
    on conflict (person_id) do update set birth_date = excluded.birth_date, gender = excluded.gender`.execute(visit.tx);
  return [];
});
export const saveIdentity = (visit: Visit, personId: string, { birthDate, gender }: Omit<Identity, "version">): Promise<void> => saveIdentities(visit, { personId, birthDate, gender });

type NewContact = Omit<ContactPoint, "id"> & { personId: string };
const insertContactPoints = atOnce(async (visit, points: readonly NewContact[]): Promise<string[]> => {
  const preferring = points.filter(({ preferred }) => preferred).map(({ personId }) => personId);
  if (preferring.length > 0) await visit.tx.updateTable("contact_points").set({ preferred: false }).where("person_id", "=", anyOf(preferring)).where("preferred", "=", true).execute();
  const ids = points.map(() => newId(visit.now.getTime()));
  await insertAll(visit, "contact_points", points.map(({ personId, kind, value, hint, preferred }, at) => ({ id: ids[at]!, person_id: personId, kind, value, hint, preferred })));
  return ids;
});
export const insertContactPoint = (visit: Visit, personId: string, point: Omit<ContactPoint, "id">): Promise<string> => insertContactPoints(visit, { ...point, personId });

export const endContactPoint = async (visit: Visit, personId: string, id: string): Promise<boolean> => {
  const result = await visit.tx.updateTable("contact_points").set({ ended_on: visit.today, preferred: false })
    .where("id", "=", id).where("person_id", "=", personId).where("ended_on", "is", null).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

const insertAddresses = atOnce(async (visit, addresses: readonly (Omit<Address, "id"> & { personId: string })[]): Promise<string[]> => {
  const ids = addresses.map(() => newId(visit.now.getTime()));
  await insertAll(visit, "addresses", addresses.map((address, at) => ({
    id: ids[at]!,
    person_id: address.personId,
    kind: address.kind,
    lines: address.lines,
    postcode: address.postcode,
    commune: address.commune,
    organisation: address.organisation,
    starts_on: address.startsOn,
    ends_on: address.endsOn,
  })));
  return ids;
});
export const insertAddress = (visit: Visit, personId: string, address: Omit<Address, "id">): Promise<string> => insertAddresses(visit, { ...address, personId });

export const endAddress = async (visit: Visit, personId: string, id: string): Promise<boolean> => {
  const result = await visit.tx.updateTable("addresses").set({ ends_on: visit.today })
    .where("id", "=", id).where("person_id", "=", personId).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

const saveAllLanguages = atOnce(async (visit, people: readonly { personId: string; languages: readonly SpokenLanguage[] }[]): Promise<void[]> => {
  await visit.tx.deleteFrom("person_languages").where("person_id", "=", anyOf(people.map(({ personId }) => personId))).execute();
  await insertAll(visit, "person_languages", people.flatMap(({ personId, languages }) => languages.map(({ language, speaks, reads }) => ({ person_id: personId, language, speaks, reads }))));
  return [];
});
export const saveLanguages = (visit: Visit, personId: string, languages: readonly SpokenLanguage[]): Promise<void> => saveAllLanguages(visit, { personId, languages });
