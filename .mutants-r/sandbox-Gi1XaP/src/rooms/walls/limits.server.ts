import { sql } from "kysely";
import { newId } from "#ground/ids";
import { readWords, sealForPerson } from "#ground/person-keys";
import { anyOf } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { LimitKind, PracticalLimit } from "./model.ts";

type Written = Omit<PracticalLimit, "id" | "writtenBy" | "ended">;

const aboutWords = (id: string): string => `practical_limits.words:${id}`;

/** Every limit of a file, those still standing first. */
export const listLimits = async (visit: Visit, personId: string): Promise<PracticalLimit[]> => {
  const rows = await visit.tx.selectFrom("practical_limits").leftJoin("professionals", "professionals.id", "written_by")
    .select(["practical_limits.id", "kind", "weekday", "from_hour", "words", "starts_on", "ends_on", "ended_by", "given_name", "family_name"])
    .where("person_id", "=", personId).orderBy(sql`ended_by is null`, "desc").orderBy(sql`ends_on desc nulls first`).orderBy("starts_on").limit(100).execute();
  return rows.map((row) => ({
    id: row.id, kind: row.kind as LimitKind, weekday: row.weekday, fromHour: row.from_hour?.slice(0, 5) ?? null, words: readWords(row.words, aboutWords(row.id)), startsOn: row.starts_on, endsOn: row.ends_on,
    writtenBy: row.given_name === null ? null : `${row.given_name} ${row.family_name}`, ended: row.ended_by !== null,
  }));
};

export type PersonsLimit = Pick<PracticalLimit, "kind" | "weekday" | "fromHour" | "words"> & { personId: string };

/** What stands today for each person of a page. */
export const listLimitsOf = async (visit: Visit, people: readonly string[]): Promise<PersonsLimit[]> => {
  if (people.length === 0) return [];
  const rows = await visit.tx.selectFrom("practical_limits").select(["id", "person_id", "kind", "weekday", "from_hour", "words"])
    .where("person_id", "=", anyOf(people)).where("ended_by", "is", null).where("starts_on", "<=", visit.today).where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today)]))
    .orderBy("starts_on").execute();
  return rows.map((row) => ({ personId: row.person_id, kind: row.kind as LimitKind, weekday: row.weekday, fromHour: row.from_hour?.slice(0, 5) ?? null, words: readWords(row.words, aboutWords(row.id)) }));
};

export const insertLimit = async (visit: Visit, personId: string, one: Written): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("practical_limits").values({
    id, person_id: personId, kind: one.kind, weekday: one.kind === "away" ? one.weekday : null, from_hour: one.kind === "away" ? one.fromHour : null, words: sealForPerson(personId, one.words.trim(), aboutWords(id)),
    starts_on: one.startsOn, ends_on: one.endsOn, written_by: visit.actor.id, written_at: visit.now,
  }).execute();
  return id;
};

/** It holds no longer, from now on; nothing is erased. */
export const saveLimitEnd = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("practical_limits").set({ ends_on: sql<string>`greatest(starts_on, least(ends_on, ${visit.today}::date))`, ended_by: visit.actor.id }).where("id", "=", id).execute();
};
