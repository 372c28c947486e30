import { sql } from "kysely";
import { newId } from "#ground/ids";
import { readWords, sealForPerson } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import type { BoardCase, FileLine, FilePart, Opinion, OpinionState, PartCode, View } from "./model.ts";
import { partCodes } from "./model.ts";

/** Puts the parts in, in the place of those of before: a part that is empty is not written. */
export const saveParts = async ({ tx, now }: Visit, { id: caseId, personId }: Pick<BoardCase, "id" | "personId">, parts: readonly FilePart[]): Promise<void> => {
  await tx.deleteFrom("board_parts").where("case_id", "=", caseId).execute();
  const rows = parts.filter(({ lines }) => lines.length > 0).map(({ part, topic, lines }) => {
    const id = newId(now.getTime());
    return { id, case_id: caseId, person_id: personId, topic, part, body: sealForPerson(personId, JSON.stringify(lines), `board_parts.body:${id}`), drawn_at: now };
  });
  if (rows.length > 0) await tx.insertInto("board_parts").values(rows).execute();
};

/** What the visitor may read of a file at this instant, in the order it is read. */
export const readParts = async ({ tx }: Pick<Visit, "tx">, caseId: string): Promise<FilePart[]> => {
  const rows = await tx.selectFrom("board_parts").select(["id", "part", "topic", "body"]).where("case_id", "=", caseId).execute();
  return rows.flatMap((row) => {
    const body = readWords(row.body, `board_parts.body:${row.id}`);
    return body === null ? [] : [{ part: row.part as PartCode, topic: row.topic as Topic, lines: JSON.parse(body) as FileLine[] }];
  }).toSorted((a, b) => partCodes.indexOf(a.part) - partCodes.indexOf(b.part) || a.topic.localeCompare(b.topic));
};
/** What a file holds and the visitor is not shown: topics only. */
export const countHidden = async ({ tx }: Visit, caseId: string): Promise<number> => Number((await sql<{ hidden: number }>`select app.parts_kept_back(${caseId}::uuid) as hidden`.execute(tx)).rows[0]?.hidden ?? 0);

/** Of what a file holds, what she agreed, and still agrees, to show its board: what is printed for it holds no more. */
export const shownTopics = async ({ tx, today }: Visit, { personId, boardId }: Pick<BoardCase, "personId" | "boardId">): Promise<Topic[]> => {
  const agreed = await tx.selectFrom("consents").select("topic").where("person_id", "=", personId).where("structure_id", "=", boardId).where("purpose", "=", "renewal-board").where("decision", "=", "agreed").where("withdrawn_at", "is", null).where("given_on", "<=", today).where("ends_on", ">=", today).execute();
  return agreed.length > 0 ? ["identity", "voice", ...agreed.map(({ topic }) => topic as Topic)] : [];
};

type OpinionRow = { id: string; caseId: string; professionalId: string; name: string; topic: Topic; state: OpinionState; view: View | null; words: string | null; answeredAt: Date | null };
const opinions = sql`select o.id, o.case_id as "caseId", o.professional_id as "professionalId", p.given_name || ' ' || p.family_name as name, o.topic, o.state, o.view, o.words, o.answered_at as "answeredAt" from app.board_opinions o join app.professionals p on p.id = o.professional_id`;
const opinionOf = (row: OpinionRow): Opinion => ({ ...row, words: readWords(row.words, `board_opinions.words:${row.id}`) ?? "" });
export const listOpinions = async ({ tx }: Visit, caseId: string): Promise<Opinion[]> => (await sql<OpinionRow>`${opinions} where o.case_id = ${caseId} order by name, o.topic`.execute(tx)).rows.map(opinionOf);
/** Hers: what was said of her before the board, by topic. */
export const listOwnOpinions = async ({ tx }: OwnVisit, caseId: string): Promise<Pick<Opinion, "id" | "topic" | "view" | "words">[]> =>
  (await tx.selectFrom("board_opinions").select(["id", "topic", "view", "words"]).where("case_id", "=", caseId).where("state", "=", "given").execute()).map((row) => ({ id: row.id, topic: row.topic as Topic, view: row.view as View, words: readWords(row.words, `board_opinions.words:${row.id}`) ?? "" }));
/** What is asked of the visitor, and that she has not answered. */
export const listOpinionsAskedOf = async ({ tx, actor }: Visit): Promise<Opinion[]> => (await sql<OpinionRow>`${opinions} where o.professional_id = ${actor.id} and o.state = 'asked' order by o.asked_at`.execute(tx)).rows.map(opinionOf);
export const findOpinion = async ({ tx, actor }: Visit, id: string): Promise<(Opinion & { personId: string }) | null> => {
  const row = (await sql<OpinionRow & { personId: string }>`select q.*, o.person_id as "personId" from (${opinions} where o.id = ${id} and o.professional_id = ${actor.id}) q join app.board_opinions o on o.id = q.id`.execute(tx)).rows[0];
  return row ? { ...opinionOf(row), personId: row.personId } : null;
};
/** False when it was asked already. */
export const insertOpinion = async ({ tx, now, actor }: Visit, { id: caseId, personId }: BoardCase, professionalId: string, topic: Topic): Promise<boolean> => {
  const told = await tx.insertInto("board_opinions").values({ id: newId(now.getTime()), case_id: caseId, person_id: personId, topic, professional_id: professionalId, asked_at: now, asked_by: actor.id })
    .onConflict((on) => on.columns(["case_id", "professional_id", "topic"]).doNothing()).executeTakeFirst();
  return told.numInsertedOrUpdatedRows === 1n;
};
export const saveOpinion = async ({ tx, now }: Visit, { id, personId }: { id: string; personId: string }, to: { state: "declined" } | { state: "given"; view: View; words: string }): Promise<void> => {
  const words = to.state === "given" && to.words.trim() ? sealForPerson(personId, to.words.trim(), `board_opinions.words:${id}`) : null;
  await tx.updateTable("board_opinions").set({ state: to.state, view: to.state === "given" ? to.view : null, words, answered_at: now }).where("id", "=", id).execute();
};
