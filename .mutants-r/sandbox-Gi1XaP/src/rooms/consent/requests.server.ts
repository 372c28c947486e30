import { sql } from "kysely";
import { addDays, type CivilDate, civilDateOf } from "#ground/civil-date";
import { newId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import type { AskedOfMe, ConsentRequest, Purpose, Recipient, RequestAnswer } from "./model.ts";
import { requestDays } from "./requests.ts";

type Row = { id: string; asked_by: string; name: string; topics: Topic[]; purpose: Purpose; asked_at: Date; expires_on: CivilDate; answer: RequestAnswer | null };

/** What was asked of her, the latest first: all of it for who keeps her file, her own for who asks. */
export const listConsentRequests = async (visit: Visit, personId: string): Promise<ConsentRequest[]> => {
  const { rows } = await sql<Row>`
    select r.id, r.asked_by, p.given_name || ' ' || p.family_name as name, r.topics, r.purpose, r.asked_at, r.expires_on, r.answer
    from app.consent_requests r join app.professionals p on p.id = r.asked_by where r.person_id = ${personId} order by r.asked_at desc limit 50`.execute(visit.tx);
  return rows.map((row) => ({ id: row.id, askedBy: { id: row.asked_by, name: row.name }, topics: row.topics, purpose: row.purpose, askedOn: civilDateOf(row.asked_at), expiresOn: row.expires_on, answer: row.answer }));
};

export const insertConsentRequest = async (visit: Visit, input: { personId: string; topics: readonly Topic[]; purpose: Purpose }): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("consent_requests").values({ id, person_id: input.personId, asked_by: visit.actor.id, topics: [...input.topics], purpose: input.purpose, asked_at: visit.now, expires_on: addDays(visit.today, requestDays) }).execute();
  return id;
};

export const saveRequestAnswer = async (visit: Visit, id: string, answer: RequestAnswer): Promise<void> => {
  await visit.tx.updateTable("consent_requests").set({ answered_at: visit.now, answer }).where("id", "=", id).where("answered_at", "is", null).execute();
};

/** An answer to somebody, or to the structure where she works, answers what she had asked for the same purpose. */
export const settleRequests = async (visit: Visit, input: { personId: string; recipient: Recipient; purpose: Purpose; topics: readonly Topic[]; decision: "agreed" | "refused" }): Promise<void> => {
  await sql`
    update app.consent_requests r set answered_at = ${visit.now},
      answer = case when ${input.decision} = 'refused' then 'refused' when r.topics <@ ${[...input.topics]}::text[] then 'agreed' else 'partly' end
    where r.person_id = ${input.personId} and r.purpose = ${input.purpose} and r.answered_at is null and r.topics && ${[...input.topics]}::text[]
      and (r.asked_by = ${input.recipient.id} or exists (select from app.memberships m where m.professional_id = r.asked_by and m.structure_id = ${input.recipient.id}
        and m.starts_on <= ${visit.today} and (m.ends_on is null or m.ends_on >= ${visit.today})))`.execute(visit.tx);
};

/** The domains in which the visitor follows her from elsewhere, today. */
export const listMyDomains = async (visit: Visit, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ domain: string }>`
    select distinct domain from app.referents where person_id = ${personId} and professional_id = ${visit.actor.id}
      and starts_on <= ${visit.today} and (ends_on is null or ends_on > ${visit.today})`.execute(visit.tx);
  return rows.map(({ domain }) => domain);
};

/** What waits for her answer, in her own space. */
export const listAskedOfMe = async ({ tx, personId, today }: OwnVisit): Promise<AskedOfMe[]> => {
  const { rows } = await sql<{ id: string; asked_by: string; name: string; topics: Topic[]; purpose: Purpose; asked_at: Date }>`
    select r.id, r.asked_by, p.given_name || ' ' || p.family_name as name, r.topics, r.purpose, r.asked_at from app.consent_requests r join app.professionals p on p.id = r.asked_by
    where r.person_id = ${personId} and r.answered_at is null and r.expires_on >= ${today} order by r.asked_at limit 20`.execute(tx);
  return rows.map((row) => ({ id: row.id, who: { id: row.asked_by, name: row.name }, topics: row.topics, purpose: row.purpose, askedOn: civilDateOf(row.asked_at) }));
};

/** Her own answer on one topic; what stood before gives way to it. */
export const insertOwnAnswer = async (visit: OwnVisit, asked: AskedOfMe, topic: Topic, endsOn: CivilDate | null): Promise<void> => {
  await visit.tx.updateTable("consents").set({ withdrawn_at: visit.now, withdrawn_by_her: true })
    .where("person_id", "=", visit.personId).where("professional_id", "=", asked.who.id).where("topic", "=", topic).where("purpose", "=", asked.purpose).where("withdrawn_at", "is", null).execute();
  await visit.tx.insertInto("consents").values({
    id: newId(visit.now.getTime()), person_id: visit.personId, topic, professional_id: asked.who.id, purpose: asked.purpose, decision: endsOn ? "agreed" : "refused", given_on: visit.today, ends_on: endsOn,
    means: "on-screen", given_by_her: true, recorded_at: visit.now,
  }).execute();
};

export const saveOwnRequestAnswer = async ({ tx, now }: OwnVisit, id: string, answer: "agreed" | "partly" | "refused"): Promise<void> => {
  await tx.updateTable("consent_requests").set({ answered_at: now, answer }).where("id", "=", id).execute();
};
