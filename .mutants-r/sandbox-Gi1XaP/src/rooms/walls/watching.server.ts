import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { Door, Visit } from "#ground/visit";
import type { WatchDecision, WatchedReading } from "./model.ts";
import { type Habit, type Noticed, notice, type ReadFile, type WatchRule } from "./vigilance.ts";

type ReadRow = { actor_id: string; person_id: string; chantier_id: string; hidden: boolean; times: number; first_at: Date; last_at: Date; reasons: (string | null)[]; seated: boolean; left_on: CivilDate | null };

const listReads = async ({ tx }: Door, hour: Date): Promise<ReadFile[]> => {
  const { rows } = await sql<ReadRow>`select * from app.readings_of_hour(${hour}::timestamptz)`.execute(tx);
  return rows.map((row) => ({
    actorId: row.actor_id, personId: row.person_id, chantierId: row.chantier_id, hidden: row.hidden, times: row.times, firstAt: row.first_at, lastAt: row.last_at,
    reasons: row.reasons.filter((reason) => reason !== null), seated: row.seated, leftOn: row.left_on,
  }));
};

const listHabits = async ({ tx }: Door, actors: readonly string[], before: Date): Promise<Map<string, Habit>> => {
  const { rows } = await sql<{ actor_id: string; usual_files: string; nights: number }>`select * from app.reading_habits(${actors}::uuid[], ${before}::timestamptz)`.execute(tx);
  return new Map(rows.map((row) => [row.actor_id, { usualFiles: Number(row.usual_files), nights: row.nights }]));
};

const insertNoticed = async ({ tx, now }: Door, hour: Date, noticed: readonly Noticed[]): Promise<void> => {
  if (noticed.length === 0) return;
  await tx.insertInto("watched_readings").values(noticed.map((one) => ({
    rule: one.rule, actor_id: one.actorId, person_id: one.personId, chantier_id: one.chantierId, hour, first_at: one.firstAt, last_at: one.lastAt, measured: one.measured, threshold: one.threshold, found_at: now,
  }))).onConflict((conflict) => conflict.constraint("a_reading_is_brought_once").doNothing()).execute();
};

const insertHours = async ({ tx }: Door, hour: Date, reads: readonly ReadFile[]): Promise<void> => {
  if (reads.length === 0) return;
  const files = [...Map.groupBy(reads, ({ actorId }) => actorId)].map(([actorId, hers]) => ({ actor_id: actorId, hour, files: hers.length }));
  await tx.insertInto("reading_hours").values(files).onConflict((conflict) => conflict.columns(["actor_id", "hour"]).doNothing()).execute();
};

/** Looks at one whole hour of the journal; looking at it again changes nothing. Answers how many readings were noticed. */
export const lookAtHour = async (door: Door, hour: Date): Promise<number> => {
  const reads = await listReads(door, hour);
  const habits = await listHabits(door, [...new Set(reads.map(({ actorId }) => actorId))], hour);
  const noticed = notice(reads, habits);
  await insertHours(door, hour, reads);
  await insertNoticed(door, hour, noticed);
  return noticed.length;
};

type WatchedRow = {
  id: string; rule: WatchRule; actor_id: string; actor: string; person_id: string | null; person: string | null; chantier: string; first_at: Date; last_at: Date; measured: number; threshold: number;
  decision: WatchDecision | null; words: string | null; decided_at: Date | null; decided_by: string | null;
};

/** Readings brought to the visitor: those nobody decided first, then the latest. The name of a file is there only if it opens to her. */
export const listWatched = async (visit: Visit, { id = null, most = 100 }: { id?: string | null; most?: number } = {}): Promise<WatchedReading[]> => {
  const { rows } = await sql<WatchedRow>`
    select w.id, w.rule, w.actor_id, a.given_name || ' ' || a.family_name as actor, w.person_id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as person, s.name as chantier,
      w.first_at, w.last_at, w.measured, w.threshold, w.decision, w.words, w.decided_at, d.given_name || ' ' || d.family_name as decided_by
    from app.watched_readings w join app.professionals a on a.id = w.actor_id join app.structures s on s.id = w.chantier_id
    left join app.people p on p.id = w.person_id left join app.professionals d on d.id = w.decided_by
    where ${id}::uuid is null or w.id = ${id}::uuid order by w.decision is not null, w.decision = 'normal', w.first_at desc limit ${most}`.execute(visit.tx);
  return rows.map((row) => ({
    id: row.id, rule: row.rule, actorId: row.actor_id, actor: row.actor, personId: row.person_id, person: row.person, chantier: row.chantier, firstAt: row.first_at, lastAt: row.last_at,
    measured: row.measured, threshold: row.threshold, decision: row.decision, words: row.words, decidedAt: row.decided_at, decidedBy: row.decided_by,
  }));
};

/** How many readings wait for the visitor to look at them. */
export const countWaiting = async (visit: Visit): Promise<number> => {
  const row = await visit.tx.selectFrom("watched_readings").select((is) => is.fn.countAll<string>().as("count")).where("decision", "is", null).executeTakeFirst();
  return Number(row?.count ?? 0);
};

export const saveDecision = async (visit: Visit, id: string, decision: WatchDecision, words: string | null): Promise<void> => {
  await visit.tx.updateTable("watched_readings").set({ decision, words, decided_at: visit.now, decided_by: visit.actor.id }).where("id", "=", id).execute();
};
