import { newId } from "#ground/ids";
import { sealForPerson } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import { answerBy } from "./rules.ts";
import type { RequestState, RightKind } from "./model.ts";

export type Asked = { kind: RightKind; words: string; language: string };

const rowOf = (visit: Pick<Visit | OwnVisit, "now" | "today">, personId: string, { kind, words, language }: Asked) => {
  const id = newId(visit.now.getTime());
  return { id, person_id: personId, kind, words: sealForPerson(personId, words, `rights_requests.words:${id}`), language, asked_on: visit.today, asked_at: visit.now, due_on: answerBy(visit.today, false) };
};

export const insertOwnRequest = async (visit: OwnVisit, asked: Asked): Promise<string> => {
  const row = rowOf(visit, visit.personId, asked);
  await visit.tx.insertInto("rights_requests").values(row).execute();
  return row.id;
};

export const insertRequestFor = async (visit: Visit, personId: string, asked: Asked): Promise<string> => {
  const row = rowOf(visit, personId, asked);
  await visit.tx.insertInto("rights_requests").values({ ...row, asked_by: visit.actor.id }).execute();
  return row.id;
};

export const isWaiting = async ({ tx }: Pick<Visit | OwnVisit, "tx">, personId: string, kind: RightKind): Promise<boolean> =>
  (await tx.selectFrom("rights_requests").select("id").where("person_id", "=", personId).where("kind", "=", kind).where("answered_at", "is", null).limit(1).executeTakeFirst()) !== undefined;

/** Moves a request from the state it was seen in; false when it moved meanwhile. */
const saveMove = async (visit: Visit, id: string, from: RequestState, change: Record<string, unknown>): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("rights_requests").set(change).where("id", "=", id).where("state", "=", from).executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const saveTaken = (visit: Visit, id: string, from: RequestState): Promise<boolean> => saveMove(visit, id, from, { state: "taken", taken_at: visit.now, taken_by: visit.actor.id });

export const saveExtension = (visit: Visit, personId: string, id: string, from: RequestState, askedOn: string, reason: string): Promise<boolean> =>
  saveMove(visit, id, from, { state: "extended", extended_at: visit.now, extended_by: visit.actor.id, extension_reason: sealForPerson(personId, reason, `rights_requests.extension_reason:${id}`), due_on: answerBy(askedOn, true) });

export const saveAnswer = (visit: Visit, personId: string, id: string, from: RequestState, to: "done" | "refused", words: string): Promise<boolean> =>
  saveMove(visit, id, from, { state: to, answered_at: visit.now, answered_by: visit.actor.id, answer: sealForPerson(personId, words, `rights_requests.answer:${id}`) });
