import { sql } from "kysely";
import { type CivilDate, civilDateOf } from "#ground/civil-date";
import { isId } from "#ground/ids";
import { readWords } from "#ground/person-keys";
import type { OwnVisit, Visit } from "#ground/visit";
import type { OwnRequest, RequestState, RightKind, RightsRequest, WaitingRequest } from "./model.ts";

type Row = {
  id: string; kind: string; words: string; language: string; asked_on: CivilDate; due_on: CivilDate; state: string; extension_reason: string | null; answer: string | null; answered_at: Date | null;
  asked_by_name: string | null; taken_by_name: string | null; answered_by_name: string | null;
};

const about = (column: string, id: string): string => `rights_requests.${column}:${id}`;
const requestOf = (row: Row): RightsRequest => ({
  id: row.id, kind: row.kind as RightKind, words: readWords(row.words, about("words", row.id)), language: row.language, askedOn: row.asked_on, askedBy: row.asked_by_name, dueOn: row.due_on, state: row.state as RequestState,
  takenBy: row.taken_by_name, extensionReason: readWords(row.extension_reason, about("extension_reason", row.id)), answer: readWords(row.answer, about("answer", row.id)), answeredAt: row.answered_at, answeredBy: row.answered_by_name,
});

const requests = (personId: string, more = sql``) => sql<Row>`
  select r.*, a.given_name || ' ' || a.family_name as asked_by_name, t.given_name || ' ' || t.family_name as taken_by_name, w.given_name || ' ' || w.family_name as answered_by_name
  from app.rights_requests r left join app.professionals a on a.id = r.asked_by left join app.professionals t on t.id = r.taken_by left join app.professionals w on w.id = r.answered_by
  where r.person_id = ${personId} ${more} order by r.answered_at is not null, r.due_on, r.id limit 100`;

/** Her requests, those that wait first. */
export const listRequests = async (visit: Visit, personId: string): Promise<RightsRequest[]> => (await requests(personId).execute(visit.tx)).rows.map(requestOf);

export const findRequest = async (visit: Visit, personId: string, id: string): Promise<RightsRequest | null> => {
  if (!isId(id)) return null;
  const { rows } = await requests(personId, sql`and r.id = ${id}`).execute(visit.tx);
  return rows[0] ? requestOf(rows[0]) : null;
};

/** Her requests as she reads them, the latest first. */
export const listMyRequests = async ({ tx, personId }: OwnVisit): Promise<OwnRequest[]> => {
  const rows = await tx.selectFrom("rights_requests").select(["id", "kind", "words", "language", "asked_on", "asked_by", "due_on", "state", "extension_reason", "answer", "answered_at"])
    .where("person_id", "=", personId).orderBy("asked_at", "desc").orderBy("id", "desc").limit(30).execute();
  return rows.map((row) => ({
    id: row.id, kind: row.kind as RightKind, words: readWords(row.words, about("words", row.id)), language: row.language, askedOn: row.asked_on, dueOn: row.due_on, state: row.state as RequestState,
    extensionReason: readWords(row.extension_reason, about("extension_reason", row.id)), answer: readWords(row.answer, about("answer", row.id)), hers: row.asked_by === null, answeredOn: row.answered_at && civilDateOf(row.answered_at),
  }));
};

/** What waits for an answer within the visitor's reach, the nearest day first; no word of it. */
export const listWaitingRequests = async (visit: Visit): Promise<WaitingRequest[]> => {
  const { rows } = await sql<{ id: string; person_id: string; kind: string; state: string; asked_on: CivilDate; due_on: CivilDate; name: string; lead: string | null }>`
    select r.*, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, w.given_name || ' ' || w.family_name as lead
    from app.requests_that_wait() r join app.people p on p.id = r.person_id
    left join app.lead_referents l on l.person_id = r.person_id and l.ends_on is null left join app.professionals w on w.id = l.professional_id
    order by r.due_on, r.id`.execute(visit.tx);
  return rows.map((row) => ({ id: row.id, personId: row.person_id, kind: row.kind as RightKind, state: row.state as RequestState, askedOn: row.asked_on, dueOn: row.due_on, name: row.name, lead: row.lead }));
};
