import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import type { Partner, PartnerFace, Someone } from "./model.ts";

type Row = {
  id: string; listed_id: string; territory_id: string; name: string; commune: string | null; phone: string | null; email: string | null; domains: Domain[]; common_law: boolean | null; what_for: string | null; next_step: string | null; next_on: CivilDate | null; last_on: CivilDate | null; vouched_on: CivilDate | null; is_employer: boolean; active: number; kept_on: CivilDate;
};
const partnerOf = (row: Row): Partner => ({
  id: row.id, listedId: row.listed_id, territoryId: row.territory_id, name: row.name, commune: row.commune, phone: row.phone, email: row.email, domains: row.domains, commonLaw: row.common_law, whatFor: row.what_for, nextStep: row.next_step, nextOn: row.next_on,
  lastContactOn: row.last_on, vouchedOn: row.vouched_on, isEmployer: row.is_employer, activeAgreements: row.active, keptOn: row.kept_on,
});
const select = sql`select p.id, p.listed_id, p.territory_id, l.name, l.commune, l.phone, l.email, p.domains, p.common_law, p.what_for, p.next_step, p.next_on, l.vouched_on, l.is_employer, p.kept_on,
    (select max(c.happened_on) from app.partner_contacts c join app.partner_contact_partners x on x.contact_id = c.id where x.partner_id = p.id) as last_on,
    (select count(*)::integer from app.partner_agreements g where g.partner_id = p.id and g.state = 'active') as active
  from app.partners p join app.directory_structures l on l.id = p.listed_id`;

/** The portfolio the visitor reads, by name; of one domain when it is said. */
export const listPartners = async ({ tx }: Pick<Visit, "tx">, domain: Domain | null = null): Promise<Partner[]> =>
  (await sql<Row>`${select} where p.ended_on is null ${domain === null ? sql`` : sql`and ${domain} = any (p.domains)`} order by l.name, p.id limit 400`.execute(tx)).rows.map(partnerOf);
export const findPartner = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<Partner | null> => {
  const row = isId(id) ? (await sql<Row>`${select} where p.id = ${id} and p.ended_on is null`.execute(tx)).rows[0] : undefined;
  return row ? partnerOf(row) : null;
};
export const isKept = async ({ tx }: Pick<Visit, "tx">, listedId: string, territoryId: string): Promise<boolean> =>
  (await tx.selectFrom("partners").select("id").where("listed_id", "=", listedId).where("territory_id", "=", territoryId).where("ended_on", "is", null).executeTakeFirst()) !== undefined;

export const listFaces = async ({ tx }: Pick<Visit, "tx">, listedId: string): Promise<PartnerFace[]> => {
  const rows = await tx.selectFrom("directory_people").select(["id", "name", "job_title", "ask_for", "presence", "phone", "email"]).where("listed_id", "=", listedId).where("left_on", "is", null).orderBy("name").limit(60).execute();
  return rows.map((row) => ({ id: row.id, name: row.name, jobTitle: row.job_title, askFor: row.ask_for, presence: row.presence, phone: row.phone, email: row.email }));
};
export type PartnerService = { id: string; name: string; commonLaw: boolean | null; placesFree: number | null; placesOn: CivilDate | null };
/** What it offers in the directory, places free with their day. */
export const listPartnerServices = async ({ tx }: Pick<Visit, "tx">, listedId: string): Promise<PartnerService[]> => {
  const rows = await tx.selectFrom("services").select(["id", "name", "common_law", "places_free", "places_on"]).where("listed_id", "=", listedId).where("closed_on", "is", null).orderBy("name").limit(60).execute();
  return rows.map((row) => ({ id: row.id, name: row.name, commonLaw: row.common_law, placesFree: row.places_free, placesOn: row.places_on }));
};

/** An entry of the directory by its exact name, one of these territories first. */
export const findListedNamed = async ({ tx }: Pick<Visit, "tx">, name: string, territories: readonly string[]): Promise<{ id: string; territoryId: string | null; isEmployer: boolean } | null> => {
  const { rows } = await sql<{ id: string; territoryId: string | null; isEmployer: boolean }>`select id, territory_id as "territoryId", is_employer as "isEmployer" from app.directory_structures where closed_on is null and app.name_key(name) = app.name_key(${name})
    order by (territory_id = any (${territories}::uuid[])) desc nulls last, id limit 1`.execute(tx);
  return rows[0] ?? null;
};
/** Names of the directory on these territories, for suggestions. */
export const listListedNames = async ({ tx }: Pick<Visit, "tx">, territories: readonly string[], employers = false): Promise<Someone[]> => {
  const { rows } = await sql<Someone>`select id, name from app.directory_structures where closed_on is null and territory_id = any (${territories}::uuid[]) ${employers ? sql`and is_employer` : sql``} order by name limit 120`.execute(tx);
  return rows;
};

export const insertPartner = async ({ tx, now, today, actor }: Visit, one: { listedId: string; territoryId: string; domains: Domain[]; commonLaw: boolean | null; whatFor: string | null }): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("partners").values({ id, listed_id: one.listedId, territory_id: one.territoryId, domains: one.domains, common_law: one.commonLaw, what_for: one.whatFor, kept_on: today, kept_by: actor.id }).execute();
  return id;
};
export const saveNextStep = async ({ tx }: Pick<Visit, "tx">, id: string, step: string | null, on: CivilDate | null): Promise<void> => {
  await tx.updateTable("partners").set({ next_step: step, next_on: on }).where("id", "=", id).execute();
};
export const savePartnerEnd = async ({ tx, today }: Visit, id: string): Promise<void> => {
  await tx.updateTable("partners").set({ ended_on: today, next_step: null, next_on: null }).where("id", "=", id).execute();
};
