import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import { prepareKeys, readWords, sealWords } from "#ground/person-keys";
import { anyOf, atOnce, insertAll } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { Lane, SituationTopic } from "./catalogue.ts";
import type { Answer, KnownHow, Situation, SituationFacts } from "./model.ts";
import { lineOf } from "./rules.ts";

const columns = [
  "situations.id", "person_id", "lane", "line", "topic", "answer", "code", "starts_on", "ends_on", "due_on", "weekly_hours", "place", "known_how",
  "written_by", "given_name", "family_name", "written_at", "situations.version",
] as const;

const facts = (visit: Visit) => visit.tx.selectFrom("situations").leftJoin("professionals", "professionals.id", "written_by").select(columns).where("struck_at", "is", null);
type Row = Awaited<ReturnType<ReturnType<typeof facts>["execute"]>>[number];

const situationFrom = (row: Row): Situation => ({
  id: row.id,
  personId: row.person_id,
  lane: row.lane as Lane,
  line: row.line,
  topic: row.topic as SituationTopic,
  answer: row.answer as Answer,
  code: row.code,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  dueOn: row.due_on,
  weeklyHours: row.weekly_hours === null ? null : Number(row.weekly_hours),
  place: readWords(row.place, `situations.place:${row.id}`),
  knownHow: row.known_how as KnownHow,
  writtenBy: row.written_by,
  writtenByName: row.given_name === null ? null : `${row.given_name} ${row.family_name}`,
  writtenAt: row.written_at,
  version: row.version,
});

const findSituations = atOnce(async (visit, asked: readonly { personId: string; id: string }[]): Promise<(Situation | null)[]> => {
  const rows = await facts(visit).where("situations.id", "=", anyOf(asked.map(({ id }) => id))).execute();
  const byId = new Map(rows.map((row) => [row.id, situationFrom(row)]));
  return asked.map(({ personId, id }) => (byId.get(id)?.personId === personId ? byId.get(id)! : null));
});
export const findSituation = (visit: Visit, personId: string, id: string): Promise<Situation | null> => findSituations(visit, { personId, id });

/** Every fact of the file that the visitor may read, oldest first in each lane. */
export const listSituations = async (visit: Visit, personId: string): Promise<Situation[]> =>
  (await facts(visit).where("person_id", "=", personId).orderBy("lane").orderBy("starts_on").execute()).map(situationFrom);

const listOnLines = atOnce(async (visit, asked: readonly { personId: string; line: string }[]): Promise<Situation[][]> => {
  const rows = await facts(visit).where("person_id", "=", anyOf(asked.map(({ personId }) => personId))).where("line", "=", sql<string>`any (${asked.map(({ line }) => line)}::text[])`).orderBy("starts_on").execute();
  return asked.map(({ personId, line }) => rows.filter((row) => row.person_id === personId && row.line === line).map(situationFrom));
});
export const listOnLine = (visit: Visit, personId: string, line: string): Promise<Situation[]> => listOnLines(visit, { personId, line });

const sealPlace = (personId: string, id: string, place: string | null): string | null => sealWords(personId, place, `situations.place:${id}`);

const rowOf = (fact: SituationFacts) => ({
  lane: fact.lane, line: lineOf(fact), answer: fact.answer, code: fact.answer === "known" ? fact.code : null, starts_on: fact.startsOn,
  due_on: fact.dueOn, weekly_hours: fact.weeklyHours === null ? null : String(fact.weeklyHours), known_how: fact.knownHow,
});

const insertSituations = atOnce(async (visit, told: readonly { personId: string; fact: SituationFacts; endsOn: CivilDate | null }[]): Promise<string[]> => {
  const ids = told.map(() => newId(visit.now.getTime()));
  prepareKeys(told.filter(({ fact }) => fact.place !== null).map(({ personId }) => personId));
  await insertAll(visit, "situations", told.map(({ personId, fact, endsOn }, at) => ({
    id: ids[at]!, person_id: personId, topic: "life", ...rowOf(fact), place: sealPlace(personId, ids[at]!, fact.place), ends_on: endsOn, written_by: visit.actor.id, written_at: visit.now,
  })));
  return ids;
});
export const insertSituation = (visit: Visit, personId: string, fact: SituationFacts, endsOn: CivilDate | null = null): Promise<string> => insertSituations(visit, { personId, fact, endsOn });

const saveEnds = atOnce(async (visit, ended: readonly { id: string; on: CivilDate | null }[]): Promise<void[]> => {
  await sql`update situations set ends_on = ended."on" from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as ended(id uuid, "on" date) where situations.id = ended.id`.execute(visit.tx);
  return [];
});
export const saveSituationEnd = (visit: Visit, id: string, on: CivilDate | null): Promise<void> => saveEnds(visit, { id, on });

/** Saves a corrected fact if nobody saved since `version`; false when somebody did. */
export const saveCorrection = async (visit: Visit, before: Situation, version: number, fact: SituationFacts, endsOn: CivilDate | null): Promise<boolean> => {
  const { id, personId } = before;
  // The same place, sealed again, would look like another.
  const place = fact.place === before.place ? {} : { place: sealPlace(personId, id, fact.place) };
  const result = await visit.tx.updateTable("situations").set({ ...rowOf(fact), ...place, ends_on: endsOn })
    .where("id", "=", id).where("version", "=", version).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const strikeSituationRow = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("situations").set({ struck_at: visit.now, struck_by: visit.actor.id }).where("id", "=", id).execute();
};
