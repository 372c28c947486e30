import type { CivilDate } from "#ground/civil-date";
import { sql } from "kysely";
import { isId } from "#ground/ids";
import type { Door } from "#ground/visit";
import type { Role } from "./model.ts";

/** Enough to send to; only the answer to a mail proves an address. */
export const isMailAddress = (text: string): boolean => /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(text) && text.length <= 254;

/** An account without a password; the professional the network already knows by this address keeps her id. */
export const insertAccount = async (door: Door, owner: { givenName: string; familyName: string; email: string }): Promise<string> => {
  const email = owner.email.trim();
  const known = await door.tx.selectFrom("professionals").select("id").where(sql<boolean>`lower(work_email) = lower(${email})`).executeTakeFirst();
  const { id } = known ?? (await door.tx.insertInto("professionals").values({ given_name: owner.givenName, family_name: owner.familyName, work_email: email }).returning("id").executeTakeFirstOrThrow());
  await door.tx.insertInto("accounts").values({ professional_id: id, email, created_at: door.now }).execute();
  return id;
};

export const insertNationalStructure = async (door: Door, name: string): Promise<string> => {
  const known = await door.tx.selectFrom("structures").select("id").where("kind", "=", "national").where("name", "=", name).executeTakeFirst();
  return (known ?? (await door.tx.insertInto("structures").values({ kind: "national", name, opened_on: door.today }).returning("id").executeTakeFirstOrThrow())).id;
};

export type NewMembership = { professionalId: string; structureId: string; role: Role; startsOn: CivilDate; endsOn: CivilDate | null };

export const insertMembership = async (door: Door, { professionalId, structureId, role, startsOn, endsOn }: NewMembership): Promise<void> => {
  await door.tx.insertInto("memberships").values({ professional_id: professionalId, structure_id: structureId, role, starts_on: startsOn, ends_on: endsOn }).execute();
};

const current = (door: Door) => door.tx.selectFrom("memberships").where("starts_on", "<=", door.today).where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", door.today)]));

export const holdsAlready = async (door: Door, wanted: { professionalId: string; structureId: string; role: Role }): Promise<boolean> =>
  (await current(door).select("id").where("professional_id", "=", wanted.professionalId).where("structure_id", "=", wanted.structureId).where("role", "=", wanted.role).executeTakeFirst()) !== undefined;

export type Membership = { id: string; professionalId: string; structureId: string; role: Role; startsOn: CivilDate };

export const findMembership = async (door: Door, id: string): Promise<Membership | null> => {
  const row = isId(id) ? await current(door).selectAll().where("id", "=", id).executeTakeFirst() : undefined;
  return row ? { id: row.id, professionalId: row.professional_id, structureId: row.structure_id, role: row.role as Role, startsOn: row.starts_on } : null;
};

/** The last day is yesterday, so that today is already closed; a role given today is as if it had never been. */
export const saveMembershipEnd = async (door: Door, membership: Membership): Promise<void> => {
  if (membership.startsOn === door.today) await door.tx.deleteFrom("memberships").where("id", "=", membership.id).execute();
  else await door.tx.updateTable("memberships").set({ ends_on: sql<string>`${door.today}::date - 1` }).where("id", "=", membership.id).execute();
};

/** Administrators whose account still opens. */
export const countAdministrators = async (door: Door): Promise<number> => {
  const row = await current(door).innerJoin("accounts", "accounts.professional_id", "memberships.professional_id").where("role", "=", "administrator").where("disabled_at", "is", null)
    .select(({ fn }) => fn.count<string>("accounts.professional_id").distinct().as("count")).executeTakeFirst();
  return Number(row?.count ?? 0);
};

export const isOpenStructure = async (door: Door, id: string): Promise<boolean> =>
  isId(id) && (await door.tx.selectFrom("structures").select("id").where("id", "=", id).where((is) => is.or([is("closed_on", "is", null), is("closed_on", ">", door.today)])).executeTakeFirst()) !== undefined;
