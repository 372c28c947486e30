import { type RawBuilder, sql } from "kysely";
import { addDays, civilDateOf } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import { findPolicy } from "#rooms/journey/server";
import type { TodoItem, Whose } from "./model.ts";

// Policies cut by topic ride no index by themselves: the query says first which files are open, on plain columns.
export const openToMe = (table: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${table}.followed_by`)} = any ((select app.at('presence'))::uuid[]) or ${sql.ref(`${table}.person_id`)} = any ((select app.with('presence'))::uuid[]))`;

const called = sql<string>`trim(coalesce(nullif(people.usual_name, ''), people.given_name) || ' ' || people.family_name)`;
const leadName = sql<string>`lead.given_name || ' ' || lead.family_name`;
const most = 60;

const reminders = async (visit: Visit, until: string): Promise<TodoItem[]> => {
  const rows = await visit.tx.selectFrom("reminders").innerJoin("people", "people.id", "person_id")
    .select(["reminders.id", "person_id", "due_on", "words", called.as("name")])
    .where("for_id", "=", visit.actor.id).where("done_at", "is", null).where("due_on", "<=", until).orderBy("due_on").limit(most).execute();
  return rows.map((row) => ({ kind: "reminder", personId: row.person_id, name: row.name, on: row.due_on, reminderId: row.id, words: row.words }));
};

const openJourneys = (visit: Visit, whose: Whose) => {
  const query = visit.tx.selectFrom("journeys").innerJoin("people", "people.id", "journeys.person_id")
    .innerJoin("lead_referents", (join) => join.onRef("lead_referents.journey_id", "=", "journeys.id").on("lead_referents.ends_on", "is", null))
    .innerJoin("professionals as lead", "lead.id", "lead_referents.professional_id")
    .where("journeys.closed_on", "is", null).where("people.merged_into", "is", null);
  return whose === "mine" ? query.where("lead_referents.professional_id", "=", visit.actor.id) : query;
};

const silences = async (visit: Visit, whose: Whose, days: number): Promise<TodoItem[]> => {
  const limit = addDays(visit.today, -days);
  const rows = await openJourneys(visit, whose)
    .select(["journeys.person_id", "journeys.opened_on", "last_contact_on", called.as("name"), leadName.as("lead")])
    .where((is) => is.or([is("last_contact_on", "<", limit), is.and([is("last_contact_on", "is", null), is("journeys.opened_on", "<", limit)])]))
    .orderBy(sql`last_contact_on nulls first`).limit(most).execute();
  return rows.map((row) => ({ kind: "silence", personId: row.person_id, name: row.name, on: row.last_contact_on ?? row.opened_on, lastContactOn: row.last_contact_on, lead: row.lead }));
};

const passEnds = async (visit: Visit, whose: Whose, until: string): Promise<TodoItem[]> => {
  const rows = await openJourneys(visit, whose).select(["journeys.person_id", "pass_ends_on", called.as("name"), leadName.as("lead")])
    .where("pass_ends_on", ">=", addDays(visit.today, -30)).where("pass_ends_on", "<=", until).orderBy("pass_ends_on").limit(most).execute();
  return rows.map((row) => ({ kind: "pass-end", personId: row.person_id, name: row.name, on: row.pass_ends_on!, lead: row.lead }));
};

const dueFacts = async (visit: Visit, whose: Whose, until: string): Promise<TodoItem[]> => {
  const rows = await openJourneys(visit, whose).innerJoin("situations", "situations.person_id", "journeys.person_id")
    .select(["journeys.person_id", "due_on", "code", called.as("name"), leadName.as("lead")])
    .where(openToMe("situations")).where("struck_at", "is", null).where("situations.ends_on", "is", null)
    .where("due_on", ">=", addDays(visit.today, -30)).where("due_on", "<=", until).orderBy("due_on").limit(most).execute();
  return rows.map((row) => ({ kind: "due", personId: row.person_id, name: row.name, on: row.due_on!, code: row.code ?? "", lead: row.lead }));
};

const domiciliationEnds = async (visit: Visit, whose: Whose, until: string): Promise<TodoItem[]> => {
  const rows = await openJourneys(visit, whose).innerJoin("addresses", "addresses.person_id", "journeys.person_id")
    .select(["journeys.person_id", "addresses.ends_on", called.as("name"), leadName.as("lead")])
    .where(openToMe("addresses")).where("addresses.kind", "=", "domiciliation")
    .where("addresses.ends_on", ">=", addDays(visit.today, -30)).where("addresses.ends_on", "<=", until).orderBy("addresses.ends_on").limit(most).execute();
  return rows.map((row) => ({ kind: "domiciliation-end", personId: row.person_id, name: row.name, on: row.ends_on!, lead: row.lead }));
};

const handOvers = async (visit: Visit): Promise<TodoItem[]> => {
  const rows = await visit.tx.selectFrom("lead_referents").innerJoin("people", "people.id", "person_id")
    .leftJoin("lead_referents as former", (join) => join.onRef("former.journey_id", "=", "lead_referents.journey_id").onRef("former.ends_on", "=", "lead_referents.starts_on"))
    .leftJoin("professionals as lead", "lead.id", "former.professional_id")
    .select(["lead_referents.person_id", "lead_referents.starts_on", called.as("name"), leadName.as("from")])
    .where("lead_referents.professional_id", "=", visit.actor.id).where("lead_referents.ends_on", "is", null)
    .where("lead_referents.starts_on", ">=", addDays(visit.today, -7)).where("former.id", "is not", null).limit(most).execute();
  return rows.map((row) => ({ kind: "handed-over", personId: row.person_id, name: row.name, on: row.starts_on, from: row.from }));
};

const leftDrafts = async (visit: Visit): Promise<TodoItem[]> => {
  const rows = await visit.tx.selectFrom("drafts").innerJoin("people", "people.id", "person_id").select(["person_id", "form", "updated_at", called.as("name")]).limit(most).execute();
  return rows.map((row) => ({ kind: "draft", personId: row.person_id!, name: row.name, on: civilDateOf(row.updated_at), form: row.form }));
};

/** What waits for the visitor now and in the weeks that a written policy looks ahead. */
export const readToday = async (visit: Visit, whose: Whose): Promise<{ items: TodoItem[]; silenceDays: number }> => {
  const silenceDays = await findPolicy(visit, "silence-days");
  const until = addDays(visit.today, await findPolicy(visit, "end-notice-days"));
  return {
    silenceDays,
    items: [
      ...(await reminders(visit, until)),
      ...(await handOvers(visit)),
      ...(await leftDrafts(visit)),
      ...(await silences(visit, whose, silenceDays)),
      ...(await dueFacts(visit, whose, until)),
      ...(await passEnds(visit, whose, until)),
      ...(await domiciliationEnds(visit, whose, until)),
    ],
  };
};

/** Does the visitor lead anybody? Her list then opens on her own people. */
export const leadsSomebody = async (visit: Visit): Promise<boolean> => {
  const row = await visit.tx.selectFrom("lead_referents").select("id").where("professional_id", "=", visit.actor.id).where("ends_on", "is", null).limit(1).executeTakeFirst();
  return row !== undefined;
};
