import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { PartnerContact, PartnerContactKind, Someone } from "./model.ts";

type Row = { id: string; kind: PartnerContactKind; happened_on: CivilDate; words: string; took_part: string | null; partners: Someone[]; author: string; follow_up: string | null; follow_up_on: CivilDate | null; follow_up_for: string | null; for_name: string | null; done_at: Date | null };
const contactOf = (row: Row): PartnerContact => ({
  id: row.id, kind: row.kind, on: row.happened_on, words: row.words, tookPart: row.took_part, partners: row.partners, author: row.author, followUp: row.follow_up, followUpOn: row.follow_up_on, followUpFor: row.follow_up_for ? { id: row.follow_up_for, name: row.for_name ?? "" } : null, done: row.done_at !== null,
});
const select = sql`select c.id, c.kind, c.happened_on, c.words, c.took_part, c.follow_up, c.follow_up_on, c.follow_up_for, c.done_at, a.given_name || ' ' || a.family_name as author, f.given_name || ' ' || f.family_name as for_name,
    coalesce((select json_agg(json_build_object('id', p.id, 'name', l.name) order by l.name) from app.partner_contact_partners x join app.partners p on p.id = x.partner_id join app.directory_structures l on l.id = p.listed_id where x.contact_id = c.id), '[]') as partners
  from app.partner_contacts c join app.professionals a on a.id = c.author_id left join app.professionals f on f.id = c.follow_up_for`;

export const listPartnerContacts = async ({ tx }: Pick<Visit, "tx">, of: { partnerId: string } | { kind: PartnerContactKind }): Promise<PartnerContact[]> =>
  (await sql<Row>`${select} where ${"partnerId" in of ? sql`c.id in (select contact_id from app.partner_contact_partners where partner_id = ${of.partnerId})` : sql`c.kind = ${of.kind}`} order by c.happened_on desc, c.id desc limit 60`.execute(tx)).rows.map(contactOf);
export const findPartnerContact = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<PartnerContact | null> => {
  const row = isId(id) ? (await sql<Row>`${select} where c.id = ${id}`.execute(tx)).rows[0] : undefined;
  return row ? contactOf(row) : null;
};

export type NewPartnerContact = Pick<PartnerContact, "kind" | "on" | "words" | "tookPart" | "followUp" | "followUpOn">;
export const insertPartnerContact = async ({ tx, now, actor }: Visit, territoryId: string, partners: readonly string[], one: NewPartnerContact): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("partner_contacts").values({
    id, territory_id: territoryId, kind: one.kind, happened_on: one.on, words: one.words, took_part: one.tookPart, follow_up: one.followUp, follow_up_on: one.followUpOn, follow_up_for: one.followUpOn ? actor.id : null, author_id: actor.id, written_at: now,
  }).execute();
  await tx.insertInto("partner_contact_partners").values(partners.map((partner_id) => ({ contact_id: id, partner_id }))).execute();
  return id;
};
export const saveFollowUpDone = async ({ tx, now }: Visit, id: string): Promise<void> => {
  await tx.updateTable("partner_contacts").set({ done_at: now }).where("id", "=", id).execute();
};
