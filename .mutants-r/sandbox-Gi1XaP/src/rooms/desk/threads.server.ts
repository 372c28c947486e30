import { type RawBuilder, sql } from "kysely";
import { addDays, type CivilDate } from "#ground/civil-date";
import { readWords } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import type { SparkStory } from "#ui/thread/spark";
import type { NextDate } from "./model.ts";
import { openNow, tellSpark } from "./spark.ts";

export type PersonThread = { spark: SparkStory | null; open: number; next: NextDate | null };

type Row = {
  person_id: string; opened_on: CivilDate; pass_ends_on: CivilDate | null; cddi_since: CivilDate | null; reads: boolean;
  barriers: { openedOn: CivilDate; closedOn: CivilDate | null }[]; kind: NextDate["kind"] | null; due_on: CivilDate | null; words: string | null; ref: string | null;
};

/** The thread and the next date of each person of a page, in one question; what the visitor may not read is not there to be drawn. */
export const readThreads = async (visit: Visit, people: readonly string[]): Promise<Map<string, PersonThread>> => {
  if (people.length === 0) return new Map();
  const { rows } = await threadRows(visit.today, people).execute(visit.tx);
  return new Map(rows.map((row) => {
    const facts = { openedOn: row.opened_on, passEndsOn: row.pass_ends_on, cddiSince: row.cddi_since, barriers: row.barriers, today: visit.today };
    const next = row.kind && row.due_on ? { kind: row.kind, on: row.due_on, words: row.kind === "reminder" ? readWords(row.words ?? "", `reminders.words:${row.ref}`) : (row.words ?? "") } : null;
    return [row.person_id, { spark: row.reads ? tellSpark(facts) : null, open: openNow(facts), next }];
  }));
};

// One person at a time inside the statement, so that each step walks the index of a person's rows.
export const threadRows = (today: CivilDate, people: readonly string[]): RawBuilder<Row> => sql<Row>`
  with readable as materialized (
    select array(select distinct unnest(app.at(lane)) from unnest(lanes) as lane) as chantiers, array(select distinct unnest(app.with(lane)) from unnest(lanes) as lane) as people
    from (select array['housing', 'work', 'rights', 'life', 'health', 'justice', 'debts'] as lanes) all_lanes)
  select j.person_id, j.opened_on, j.pass_ends_on, cddi.since as cddi_since, b.barriers, next.kind, next.due_on, next.words, next.ref,
    j.followed_by = any (readable.chantiers) or j.person_id = any (readable.people) as reads
  from readable, app.journeys j
  left join lateral (
    select min(s.starts_on) filter (where s.stage = 'cddi') as since from app.stages s
    where s.journey_id = j.id having bool_or(s.stage = 'cddi' and s.ends_on is null)) cddi on true
  cross join lateral (
    select coalesce(jsonb_agg(jsonb_build_object('openedOn', opened_on, 'closedOn', closed_on)), '[]') as barriers
    from app.barriers where person_id = j.person_id) b
  left join lateral (${nextDate(addDays(today, -30))}) next on true
  where j.person_id = any (${people}::uuid[]) and j.closed_on is null`;

/** What comes first of what Today would say; a date just passed still waits for somebody. */
const nextDate = (since: CivilDate): RawBuilder<unknown> => sql`
  select kind, due_on, words, ref from (
    (select 'reminder' as kind, due_on, words, id as ref from app.reminders where person_id = j.person_id and done_at is null order by due_on limit 1)
    union all
    (select 'due', due_on, code, null::uuid from app.situations
     where person_id = j.person_id and struck_at is null and ends_on is null and due_on >= ${since}::date order by due_on limit 1)
    union all
    (select 'domiciliation-end', ends_on, '', null::uuid from app.addresses
     where person_id = j.person_id and kind = 'domiciliation' and ends_on >= ${since}::date order by ends_on limit 1)
    union all
    select 'pass-end', j.pass_ends_on, '', null::uuid where j.pass_ends_on >= ${since}::date) coming
  order by due_on, kind limit 1`;
