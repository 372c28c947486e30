import { sql } from "kysely";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import type { NetworkQuestion } from "./model.ts";

const select = sql`select q.id, q.domain, q.words, q.asked_at as "askedAt", q.closed_at as "closedAt", q.territory_id as "territoryId", q.asked_by as "askedBy", p.given_name || ' ' || p.family_name as author, s.name as structure,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'words', a.words, 'by', x.given_name || ' ' || x.family_name, 'at', a.answered_at) order by a.answered_at, a.id)
    from app.network_answers a join app.professionals x on x.id = a.answered_by where a.question_id = q.id), '[]') as answers
  from app.network_questions q join app.professionals p on p.id = q.asked_by join app.structures s on s.id = q.asking_id`;

/** Questions asked around the visitor, open ones first, the latest first. */
export const listQuestions = async ({ tx, now }: Visit, domain: Domain | null = null): Promise<NetworkQuestion[]> =>
  (await sql<NetworkQuestion>`${select} where (q.closed_at is null or q.closed_at > ${now}::timestamptz - interval '90 days') ${domain ? sql`and q.domain = ${domain}` : sql``} order by q.closed_at is not null, q.asked_at desc, q.id limit 100`.execute(tx)).rows;
export const findQuestion = async ({ tx }: Visit, id: string): Promise<NetworkQuestion | null> =>
  isId(id) ? ((await sql<NetworkQuestion>`${select} where q.id = ${id}`.execute(tx)).rows[0] ?? null) : null;

export const insertQuestion = async ({ tx, now, actor }: Visit, one: Pick<NetworkQuestion, "territoryId" | "domain" | "words"> & { askingId: string }): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("network_questions").values({ id, territory_id: one.territoryId, domain: one.domain, words: one.words, asked_by: actor.id, asking_id: one.askingId, asked_at: now }).execute();
  return id;
};
export const insertAnswer = async ({ tx, now, actor }: Visit, questionId: string, words: string): Promise<void> => {
  await tx.insertInto("network_answers").values({ id: newId(now.getTime()), question_id: questionId, words, answered_by: actor.id, answered_at: now }).execute();
};
export const saveQuestionClosed = async ({ tx, now }: Visit, id: string): Promise<void> => {
  await tx.updateTable("network_questions").set({ closed_at: now }).where("id", "=", id).execute();
};

/** Territories where the visitor works today, to ask one of them. */
export const listMyTerritories = async (visit: Visit): Promise<{ id: string; name: string }[]> =>
  (await sql<{ id: string; name: string }>`select t.id, t.name from app.territories t where t.id = any ((select app.my_territories())::uuid[]) order by t.name, t.id`.execute(visit.tx)).rows;
