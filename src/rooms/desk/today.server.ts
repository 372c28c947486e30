import { type RawBuilder, sql } from "kysely";
import { addDays, type CivilDate, daysBetween } from "#ground/civil-date";
import { readWords } from "#ground/person-keys";
import { plannedOnce } from "#ground/database/prepared";
import type { Visit } from "#ground/visit";
import { findPolicy } from "#rooms/journey/server";
import type { AppointmentTopic } from "#rooms/agenda/index";
import { type Deadline, keptAfter, openingCodes } from "#rooms/contracts/index";
import type { DocumentKind } from "#rooms/vault/index";
import type { TodoItem, Whose } from "./model.ts";

// Policies cut by topic ride no index by themselves: the query says first which files are open, on plain columns.
const openToMe = (table: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${table}.followed_by`)} = any ((select app.at('presence'))::uuid[]) or ${sql.ref(`${table}.person_id`)} = any ((select app.with('presence'))::uuid[]))`;

const most = 60;

type Line = { kind: TodoItem["kind"]; person_id: string; on: CivilDate; contact: CivilDate | null; said: string | null; ref: string | null; name: string; lead: string | null };

const itemOf = ({ kind, person_id: personId, on, contact, said, ref, name, lead }: Line): TodoItem => {
  const about = { personId, name, on };
  switch (kind) {
    case "reminder": return { kind, ...about, reminderId: ref!, words: readWords(said ?? "", `reminders.words:${ref!}`) };
    case "silence": return { kind, ...about, lastContactOn: contact, lead: lead ?? "" };
    case "due": return { kind, ...about, code: said ?? "", lead: lead ?? "" };
    case "moment": return { kind, ...about, code: (said ?? "") as Deadline["code"], lead: lead ?? "" };
    case "handed-over": return { kind, ...about, from: said };
    case "emergency": return { kind, ...about, by: said ?? "" };
    case "agreement-asked": return { kind, ...about, by: said ?? "" };
    case "message": return { kind, ...about, waiting: Number(said) };
    case "request": return { kind, ...about, right: said ?? "" };
    case "draft": return { kind, ...about, form: said ?? "" };
    case "document-end": return { kind, ...about, document: (said ?? "other") as DocumentKind, lead: lead ?? "" };
    case "appointment": case "appointment-untold": case "appointment-off": {
      const [hour = "", topic = "notes", goes] = (said ?? "").split("|");
      return { kind, ...about, hour, topic: topic as AppointmentTopic, appointmentId: ref!, goesWith: goes === "true" };
    }
    case "pass-end": case "domiciliation-end": return { kind, ...about, lead: lead ?? "" };
  }
};

const dayOfTelling = (today: CivilDate, from: CivilDate, until: CivilDate): RawBuilder<boolean> =>
  sql<boolean>`case when d.code = any (${openingCodes}::text[]) then d.on_day between ${addDays(today, -14)} and ${addDays(today, 7)} else d.on_day between ${from} and ${until} end`;
// The chantier that follows her may not be the one that employs her: an end is told to whoever signed that contract, the rest to whoever employs her now, or did lately.
const employedHere = (today: CivilDate): RawBuilder<boolean> => sql<boolean>`case when d.code = 'contract-ends'
    then exists (select from app.contracts c where c.person_id = d.person_id and c.struck_at is null and c.employer_id = d.followed_by and coalesce(c.ended_on, c.ends_on) = d.on_day)
    else coalesce((select c.employer_id is not distinct from d.followed_by and coalesce(c.ended_on, c.ends_on, 'infinity') >= ${addDays(today, -keptAfter)} from app.contracts c where c.person_id = d.person_id and c.struck_at is null and c.starts_on <= ${today} order by c.starts_on desc limit 1), true) end`;
/** Days of the two clocks, for whom they are to be told and nobody else: the lead referent, and the direction of the chantier that employs. */
export const momentsQuery = ({ actor, today }: Pick<Visit, "actor" | "today">, whose: Whose, from: CivilDate, until: CivilDate): RawBuilder<{ person_id: string; on: CivilDate; said: string }> => {
  const directed = whose === "mine" ? [] : actor.roles.filter(({ role }) => role === "director").map(({ structureId }) => structureId);
  return sql`
    with led as materialized (select array(select person_id from app.lead_referents where professional_id = ${actor.id} and ends_on is null) as people)
    (select d.person_id, d.on_day as "on", d.code as said from app.deadlines d where d.person_id = any ((select people from led)::uuid[]) and 'lead-referent' = any (d.tells) and ${dayOfTelling(today, from, until)} order by d.on_day, d.code limit ${most})
    union all
    (select d.person_id, d.on_day, d.code from app.deadlines d where d.followed_by = any (${directed}::uuid[]) and d.on_day between ${from} and ${until} and 'employer' = any (d.tells) and not (d.person_id = any ((select people from led)::uuid[])) and ${dayOfTelling(today, from, until)} and ${employedHere(today)} order by d.on_day, d.code limit ${most})`;
};

// Each list is cut to its first lines on its own narrow table; names are looked up for what is shown and nothing else.
const lines = (visit: Visit, whose: Whose, silentSince: CivilDate, from: CivilDate, until: CivilDate, today = visit.today): RawBuilder<Line> => sql<Line>`
  with followed as materialized (
    select id, person_id, opened_on, last_contact_on, pass_ends_on from app.journeys where closed_on is null
    ${whose === "mine" ? sql`and id in (select journey_id from app.lead_referents where professional_id = ${visit.actor.id} and ends_on is null)` : sql``}),
  ending as materialized (
    select person_id, due_on as "on", code as said from app.situations
    where ${openToMe("situations")} and struck_at is null and ends_on is null and due_on between ${from} and ${until}
      -- A renewal written ahead: what the thread announces is no end.
      and not (line = 'work' and exists (select from app.deadlines d where d.person_id = situations.person_id and d.clock = 'contract' and d.code = 'contract-ends' and d.on_day > situations.due_on))),
  ending_addresses as materialized (
    select person_id, ends_on as "on" from app.addresses where ${openToMe("addresses")} and kind = 'domiciliation' and ends_on between ${from} and ${until}),
  ending_documents as materialized (
    select person_id, expires_on as "on", kind as said from app.documents where ${openToMe("documents")} and removed_at is null and remind_on <= ${today} and expires_on >= ${from}),
  -- Those of today, those nobody told, those called off lately for which no other date was found since.
  appointments as materialized (
    select case when a.state = 'cancelled' then 'appointment-off' when a.on_day = ${today} then 'appointment' else 'appointment-untold' end as kind, a.person_id, a.on_day, a.hour || '|' || a.topic || '|' || (a.accompanied_by is not distinct from ${visit.actor.id}) as said, a.id
    from app.appointments a where (${openToMe("a")}) and a.on_day >= ${from} ${whose === "mine" ? sql`and (a.with_id = ${visit.actor.id} or a.accompanied_by = ${visit.actor.id} or a.person_id in (select person_id from followed))` : sql``}
      and ((a.state in ('proposed', 'set') and a.on_day <= ${today}) or (a.state = 'cancelled' and a.ended_at > ${visit.now}::timestamptz - interval '14 days' and (a.end_reason = 'desk-closed' or (a.ended_side = 'person' and a.ended_by is null))
        and not exists (select from app.appointments later where later.person_id = a.person_id and later.proposed_at > a.ended_at)))
    order by a.on_day desc, a.hour limit ${most}),
  lines as (
    (select 'reminder' as kind, person_id, due_on as "on", null::date as contact, words as said, id as ref from app.reminders
      where for_id = ${visit.actor.id} and done_at is null and due_on <= ${until} order by due_on limit ${most})
    union all
    (select kind, person_id, on_day, null, said, id from appointments)
    union all
    (select 'handed-over', l.person_id, l.starts_on, null, p.given_name || ' ' || p.family_name, null from app.lead_referents l
      join app.lead_referents former on former.journey_id = l.journey_id and former.ends_on = l.starts_on
      left join app.professionals p on p.id = former.professional_id
      where l.professional_id = ${visit.actor.id} and l.ends_on is null and l.starts_on >= ${addDays(visit.today, -7)} limit ${most})
    union all
    (select 'draft', person_id, (updated_at at time zone 'Europe/Paris')::date, null, form, null from app.drafts where person_id is not null limit ${most})
    union all
    (select 'emergency', e.person_id, (e.opened_at at time zone 'Europe/Paris')::date, null, p.given_name || ' ' || p.family_name, e.id
      from app.emergencies e join app.professionals p on p.id = e.professional_id
      where e.professional_id <> ${visit.actor.id} and e.opened_at > ${visit.now}::timestamptz - interval '7 days' ${whose === "mine" ? sql`and e.person_id in (select person_id from followed)` : sql``} limit ${most})
    union all
    (select 'agreement-asked', r.person_id, (min(r.asked_at) at time zone 'Europe/Paris')::date, null, p.given_name || ' ' || p.family_name, null
      from app.consent_requests r join app.professionals p on p.id = r.asked_by
      where r.answered_at is null and r.expires_on >= ${today} and r.person_id in (select person_id from app.lead_referents where professional_id = ${visit.actor.id} and ends_on is null)
      group by r.person_id, p.id order by min(r.asked_at) limit ${most})
    union all
    (select 'message', person_id, (min(sent_at) at time zone 'Europe/Paris')::date, null, count(*)::text, null from app.person_messages
      where ${openToMe("person_messages")} and seen_to_at is null and (kind in ('word', 'not-understood') or mood <= 2) and person_id in (select person_id from followed)
      group by person_id order by 3 limit ${most})
    union all
    (select 'request', person_id, due_on, null, kind, null from app.rights_requests
      where ${openToMe("rights_requests")} and answered_at is null and due_on <= ${until} and person_id in (select person_id from followed) order by due_on limit ${most})
    union all
    (select 'message', person_id, (min(sent_at) at time zone 'Europe/Paris')::date, null, count(*)::text, null from app.person_messages
      where followed_by = any ((select app.welcoming())::uuid[]) and seen_to_at is null and (kind in ('word', 'not-understood') or mood <= 2) group by person_id order by 3 limit ${most})
    union all
    (select 'request', person_id, due_on, null, kind, null from app.rights_requests
      where followed_by = any ((select app.welcoming())::uuid[]) and answered_at is null and due_on <= ${until} order by due_on limit ${most})
    union all
    (select 'silence', person_id, coalesce(last_contact_on, opened_on), last_contact_on, null, null from followed
      where coalesce(last_contact_on, opened_on) < ${silentSince} order by last_contact_on nulls first limit ${most})
    union all
    (select 'due', person_id, "on", null, said, null from ending where person_id in (select person_id from followed) order by "on" limit ${most})
    union all
    (select 'moment', person_id, "on", null, said, null from (${momentsQuery(visit, whose, from, until)}) moments)
    union all
    (select 'pass-end', person_id, pass_ends_on, null, null, null from followed where pass_ends_on between ${from} and ${until} order by pass_ends_on limit ${most})
    union all
    (select 'document-end', person_id, "on", null, said, null from ending_documents where person_id in (select person_id from followed) order by "on" limit ${most})
    union all
    (select 'domiciliation-end', person_id, "on", null, null, null from ending_addresses where person_id in (select person_id from followed) order by "on" limit ${most}))
  select lines.*, trim(coalesce(nullif(people.usual_name, ''), people.given_name) || ' ' || people.family_name) as name, lead.given_name || ' ' || lead.family_name as lead
  from lines join app.people on people.id = lines.person_id and people.merged_into is null
  left join app.lead_referents on lead_referents.person_id = lines.person_id and lead_referents.ends_on is null and lines.kind in ('silence', 'due', 'moment', 'pass-end', 'domiciliation-end', 'document-end')
  left join app.professionals as lead on lead.id = lead_referents.professional_id`;

/** One end is said once: by the contract itself, whose last day the thread may announce as that day or the next; by the journey, for the PASS. */
const saidTwice = (item: TodoItem, items: readonly TodoItem[]): boolean =>
  (item.kind === "due" && underContract.includes(item.code) && items.some((other) => other.kind === "moment" && other.code === "contract-ends" && other.personId === item.personId && Math.abs(daysBetween(other.on, item.on)) <= 1)) ||
  (item.kind === "moment" && item.code === "last-day" && items.some(({ kind, personId, on }) => kind === "pass-end" && personId === item.personId && on === item.on));
const underContract: readonly string[] = ["cddi", "first-hours", "other-siae"];

/** What waits for the visitor now and in the weeks that a written policy looks ahead. */
export const readToday = async (visit: Visit, of: Whose | Promise<Whose>): Promise<{ items: TodoItem[]; silenceDays: number }> => {
  const [silenceDays, noticeDays, whose] = await Promise.all([findPolicy(visit, "silence-days"), findPolicy(visit, "end-notice-days"), of, plannedOnce(visit)]);
  const { rows } = await lines(visit, whose, addDays(visit.today, -silenceDays), addDays(visit.today, -30), addDays(visit.today, noticeDays)).execute(visit.tx);
  const items = rows.map(itemOf);
  return { silenceDays, items: items.filter((item) => !saidTwice(item, items)) };
};

/** Does the visitor lead anybody? Her list then opens on her own people. */
export const leadsSomebody = async (visit: Visit): Promise<boolean> => {
  const row = await visit.tx.selectFrom("lead_referents").select("id").where("professional_id", "=", visit.actor.id).where("ends_on", "is", null).limit(1).executeTakeFirst();
  return row !== undefined;
};
