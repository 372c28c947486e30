import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import { prepareKeys, readWords, sealForPerson, sealWords } from "#ground/person-keys";
import { anyOf, atOnce, insertAll } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { SituationTopic } from "./catalogue.ts";
import type { Barrier, BarrierCloseReason, BarrierCode, Intensity, Strength, Wish } from "./model.ts";

const barriers = (visit: Visit) => visit.tx.selectFrom("barriers")
  .select(["id", "person_id", "code", "topic", "intensity", "opened_on", "closed_on", "close_reason", "professional_words", "person_words", "version"]);
type Row = Awaited<ReturnType<ReturnType<typeof barriers>["execute"]>>[number];

const sealBarrierWords = (personId: string, id: string, said: Pick<Barrier, "professionalWords" | "personWords">) => ({
  professional_words: sealWords(personId, said.professionalWords, `barriers.professional_words:${id}`), person_words: sealWords(personId, said.personWords, `barriers.person_words:${id}`),
});

const barrierFrom = (row: Row): Barrier => ({
  id: row.id,
  personId: row.person_id,
  code: row.code as BarrierCode,
  topic: row.topic as SituationTopic,
  intensity: row.intensity as Intensity,
  openedOn: row.opened_on,
  closedOn: row.closed_on,
  closeReason: row.close_reason as BarrierCloseReason | null,
  professionalWords: readWords(row.professional_words, `barriers.professional_words:${row.id}`),
  personWords: readWords(row.person_words, `barriers.person_words:${row.id}`),
  version: row.version,
});

export const findBarrier = async (visit: Visit, personId: string, id: string): Promise<Barrier | null> => {
  const row = await barriers(visit).where("id", "=", id).where("person_id", "=", personId).executeTakeFirst();
  return row ? barrierFrom(row) : null;
};

export const listBarriers = atOnce(async (visit, people: readonly string[]): Promise<Barrier[][]> => {
  const rows = await barriers(visit).where("person_id", "=", anyOf(people)).orderBy("opened_on").execute();
  return people.map((personId) => rows.filter((row) => row.person_id === personId).map(barrierFrom));
});

type Opened = Pick<Barrier, "code" | "intensity" | "openedOn" | "professionalWords" | "personWords">;
const insertBarriers = atOnce(async (visit, opened: readonly (Opened & { personId: string })[]): Promise<string[]> => {
  const ids = opened.map(() => newId(visit.now.getTime()));
  prepareKeys(opened.filter(({ professionalWords, personWords }) => professionalWords !== null || personWords !== null).map(({ personId }) => personId));
  await insertAll(visit, "barriers", opened.map((barrier, at) => ({
    id: ids[at]!, person_id: barrier.personId, code: barrier.code, topic: "life", intensity: barrier.intensity, opened_on: barrier.openedOn,
    ...sealBarrierWords(barrier.personId, ids[at]!, barrier), written_by: visit.actor.id,
  })));
  return ids;
});
export const insertBarrier = (visit: Visit, personId: string, barrier: Opened): Promise<string> => insertBarriers(visit, { ...barrier, personId });

/** Saves what is said of a barrier now if nobody saved since `version`; false when somebody did. */
export const saveBarrier = async (visit: Visit, barrier: Pick<Barrier, "id" | "personId" | "version" | "intensity" | "professionalWords" | "personWords">, before: Pick<Barrier, "professionalWords" | "personWords">): Promise<boolean> => {
  const sealed = sealBarrierWords(barrier.personId, barrier.id, barrier);
  const result = await visit.tx.updateTable("barriers")
    .set({
      intensity: barrier.intensity,
      // The same words, sealed again, would look like others.
      ...(barrier.professionalWords === before.professionalWords ? {} : { professional_words: sealed.professional_words }),
      ...(barrier.personWords === before.personWords ? {} : { person_words: sealed.person_words }),
    })
    .where("id", "=", barrier.id).where("version", "=", barrier.version).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const saveBarrierEnd = async (visit: Visit, id: string, on: CivilDate, reason: BarrierCloseReason): Promise<void> => {
  await visit.tx.updateTable("barriers").set({ closed_on: on, close_reason: reason }).where("id", "=", id).execute();
};

const insertWishes = atOnce(async (visit, wishes: readonly (Omit<Wish, "id"> & { personId: string })[]): Promise<string[]> => {
  const ids = wishes.map(() => newId(visit.now.getTime()));
  prepareKeys(wishes.map(({ personId }) => personId));
  await insertAll(visit, "wishes", wishes.map((wish, at) => ({ id: ids[at]!, person_id: wish.personId, said_on: wish.saidOn, words: sealForPerson(wish.personId, wish.words, `wishes.words:${ids[at]!}`), language: wish.language, written_by: visit.actor.id })));
  return ids;
});
export const insertWish = (visit: Visit, personId: string, wish: Omit<Wish, "id">): Promise<string> => insertWishes(visit, { ...wish, personId });

export const insertStrength = async (visit: Visit, personId: string, strength: Omit<Strength, "id">): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("strengths").values({ id, person_id: personId, words: sealForPerson(personId, strength.words, `strengths.words:${id}`), said_by: strength.saidBy, noted_on: strength.notedOn, written_by: visit.actor.id }).execute();
  return id;
};

export type Voice = { wishes: Wish[]; strengths: Strength[] };

/** Her own words first: what she wants, then what she can lean on. */
export const readVoice = async (visit: Visit, personId: string): Promise<Voice> => {
  const { rows } = await sql<{ wishes: Wish[] | null; strengths: Strength[] | null }>`select
    (select jsonb_agg(jsonb_build_object('id', id, 'saidOn', said_on, 'words', words, 'language', language) order by said_on desc, id desc)
      from (select * from wishes where person_id = ${personId} order by said_on desc, id desc limit 10) w) as wishes,
    (select jsonb_agg(jsonb_build_object('id', id, 'words', words, 'saidBy', said_by, 'notedOn', noted_on) order by noted_on desc)
      from strengths where person_id = ${personId} and ended_on is null) as strengths`.execute(visit.tx);
  const opened = <Said extends { id: string; words: string }>(said: Said[] | null | undefined, table: string): Said[] => (said ?? []).map((one) => ({ ...one, words: readWords(one.words, `${table}.words:${one.id}`) }));
  return { wishes: opened(rows[0]?.wishes, "wishes"), strengths: opened(rows[0]?.strengths, "strengths") };
};
