import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import type { AgreementState, Partner, PartnerAgreement } from "./model.ts";

type Row = { id: string; partner_id: string; object: string; domain: Domain; state: AgreementState; starts_on: CivilDate; ends_on: CivilDate; remind_on: CivilDate; places_per_year: number | null; answer_within: number | null; meet_within: number | null; contacts: string | null; document_reference: string | null; keeper_id: string | null; keeper: string | null; signed_on: CivilDate | null; ended_on: CivilDate | null; renewed_by_id: string | null };
const agreementOf = (row: Row): PartnerAgreement => ({
  id: row.id, partnerId: row.partner_id, object: row.object, domain: row.domain, state: row.state, startsOn: row.starts_on, endsOn: row.ends_on, remindOn: row.remind_on, placesPerYear: row.places_per_year, answerWithin: row.answer_within, meetWithin: row.meet_within, contacts: row.contacts,
  documentReference: row.document_reference, keeper: row.keeper_id ? { id: row.keeper_id, name: row.keeper ?? "" } : null, signedOn: row.signed_on, endedOn: row.ended_on, renewed: row.renewed_by_id !== null,
});
const select = sql`select g.id, g.partner_id, g.object, g.domain, g.state, g.starts_on, g.ends_on, g.remind_on, g.places_per_year, g.answer_within, g.meet_within, g.contacts, g.document_reference, g.keeper_id, p.given_name || ' ' || p.family_name as keeper, g.signed_on, g.ended_on, g.renewed_by_id
  from app.partner_agreements g left join app.professionals p on p.id = g.keeper_id`;

export const listAgreements = async ({ tx }: Pick<Visit, "tx">, partnerId: string): Promise<PartnerAgreement[]> => (await sql<Row>`${select} where g.partner_id = ${partnerId} order by g.ends_on desc, g.id limit 60`.execute(tx)).rows.map(agreementOf);
/** Agreements in force with an entry of the directory, for a request: what was promised. */
export const listAgreementsInForce = async ({ tx, today }: Pick<Visit, "tx" | "today">, listedId: string): Promise<PartnerAgreement[]> =>
  (await sql<Row>`${select} where g.listed_id = ${listedId} and g.state = 'active' and g.starts_on <= ${today} and g.ends_on >= ${today} order by g.ends_on limit 20`.execute(tx)).rows.map(agreementOf);
export const findAgreement = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<PartnerAgreement | null> => {
  const row = isId(id) ? (await sql<Row>`${select} where g.id = ${id}`.execute(tx)).rows[0] : undefined;
  return row ? agreementOf(row) : null;
};

export type NewAgreement = Pick<PartnerAgreement, "object" | "domain" | "startsOn" | "endsOn" | "remindOn" | "placesPerYear" | "answerWithin" | "meetWithin" | "contacts" | "documentReference">;
export const insertAgreement = async ({ tx, now, actor }: Visit, partner: Pick<Partner, "id" | "listedId" | "territoryId">, one: NewAgreement): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("partner_agreements").values({
    id, partner_id: partner.id, listed_id: partner.listedId, territory_id: partner.territoryId, object: one.object, domain: one.domain, starts_on: one.startsOn, ends_on: one.endsOn, remind_on: one.remindOn, places_per_year: one.placesPerYear, answer_within: one.answerWithin,
    meet_within: one.meetWithin, contacts: one.contacts, document_reference: one.documentReference, keeper_id: actor.id, written_at: now, written_by: actor.id,
  }).execute();
  return id;
};
export const saveAgreementState = async ({ tx, today }: Visit, id: string, state: AgreementState): Promise<void> => {
  await tx.updateTable("partner_agreements").set(state === "active" ? { state, signed_on: today } : { state, ended_on: today }).where("id", "=", id).execute();
};
export const saveRenewal = async ({ tx }: Pick<Visit, "tx">, id: string, renewedById: string): Promise<void> => {
  await tx.updateTable("partner_agreements").set({ renewed_by_id: renewedById }).where("id", "=", id).execute();
};
