import { sql } from "kysely";
import { newId } from "#ground/ids";
import { readWords, sealForPerson } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import type { MessageKind, MessagePart, Mood, OwnMessage } from "./model.ts";
import type { Sent } from "./verbs/send-message.ts";

const placeOf = (id: string): string => `person_messages.words:${id}`;

/** Her words and the answers, the latest first: what she sees, and what her chantier sees of it. */
export const listMessages = async ({ tx }: Pick<Visit | OwnVisit, "tx">, personId: string, most = 20): Promise<OwnMessage[]> => {
  const rows = await tx.selectFrom("person_messages").leftJoin("professionals", "professionals.id", "written_by")
    .select(["person_messages.id", "kind", "about", "mood", "words", "language", "sent_at", "written_by", "given_name", "family_name"])
    .where("person_id", "=", personId).orderBy("sent_at", "desc").orderBy("person_messages.id", "desc").limit(most).execute();
  return rows.map((row) => ({
    id: row.id, kind: row.kind as MessageKind, about: row.about as MessagePart | null, mood: row.mood as Mood | null, words: readWords(row.words, placeOf(row.id)), language: row.language, sentAt: row.sent_at,
    from: row.written_by === null ? null : `${row.given_name} ${row.family_name}`,
  }));
};

export const insertOwnMessage = async (visit: OwnVisit, message: Sent & { id: string }): Promise<void> => {
  await visit.tx.insertInto("person_messages").values({
    id: message.id, person_id: visit.personId, kind: message.kind, about: message.about, mood: message.mood, words: sealForPerson(visit.personId, message.words, placeOf(message.id)), language: message.language, sent_at: visit.now,
  }).execute();
};

export const insertOwnWish = async (visit: OwnVisit, wish: { id: string; words: string; language: string }): Promise<void> => {
  await visit.tx.insertInto("wishes").values({ id: wish.id, person_id: visit.personId, said_on: visit.today, words: sealForPerson(visit.personId, wish.words, `wishes.words:${wish.id}`), language: wish.language }).execute();
};

export const insertAnswer = async (visit: Visit, personId: string, words: string): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("person_messages").values({ id, person_id: personId, kind: "answer", words: sealForPerson(personId, words, placeOf(id)), sent_at: visit.now, written_by: visit.actor.id }).execute();
  return id;
};

/** Her words that wait for somebody are seen to: answered, or read where no answer was asked for. Answers how many. */
export const saveSeenTo = async (visit: Visit, personId: string): Promise<number> => {
  const { numUpdatedRows } = await visit.tx.updateTable("person_messages").set({ seen_to_at: visit.now })
    .where("person_id", "=", personId).where("seen_to_at", "is", null).where("kind", "<>", "answer").executeTakeFirst();
  return Number(numUpdatedRows);
};

/** How many of her words wait for somebody; a good mood waits for nobody. */
export const countWaitingWords = async (visit: Visit, personId: string): Promise<number> => {
  const row = await visit.tx.selectFrom("person_messages").select(sql<number>`count(*)::int`.as("waiting"))
    .where("person_id", "=", personId).where("seen_to_at", "is", null).where(sql<boolean>`(kind in ('word', 'not-understood') or mood <= 2)`).executeTakeFirstOrThrow();
  return row.waiting;
};
