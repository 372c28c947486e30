import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId } from "#ground/ids";
import { readWords } from "#ground/person-keys";
import type { Door, OwnVisit, Visit } from "#ground/visit";
import { hashOf } from "./feed-token.ts";
import type { Appointment, Hour, OwnAppointment, TakenTime } from "./model.ts";
import { selectAppointments } from "./store.server.ts";

export type AgendaOf = "mine" | "chantier";

/** The ways by which an appointment is somebody's: arrays, so that each rides its own index and one reading joins them; with « in (select) », all the appointments of the country were read. */
export const agendaWays = ({ actor: { id: me } }: Pick<Visit, "actor">, whose: AgendaOf) => {
  const mine = [sql`a.with_id = ${me}`, sql`a.accompanied_by = ${me}`, sql`a.person_id = any (array(select person_id from app.lead_referents where professional_id = ${me} and ends_on is null))`, sql`a.referral_id = any ((select app.requests_to_us())::uuid[])`];
  const ours = [sql`a.followed_by = any ((select app.at('presence'))::uuid[])`, sql`a.person_id = any ((select app.with('presence'))::uuid[])`];
  return sql<boolean>`(${sql.join(whose === "mine" ? mine : [...mine, ...ours], sql` or `)})`;
};
/** Appointments between two days: where the visitor is named, of the people she leads, of requests addressed to her structure; or everything she may read. */
export const readAgenda = (visit: Visit, whose: AgendaOf, from: CivilDate, until: CivilDate): Promise<Appointment[]> =>
  selectAppointments(visit, sql`${agendaWays(visit, whose)} and a.on_day between ${from} and ${until} and a.state <> 'moved'`, sql`a.on_day, a.hour, a.id`, 400);

/** Hours at which somebody she sees is away, and nothing else. */
export const readTakenTimes = async ({ tx }: Pick<Visit, "tx">, from: CivilDate, until: CivilDate): Promise<TakenTime[]> => {
  const { rows } = await sql<{ person_id: string; person: string; on_day: CivilDate; hour: Hour; minutes: number }>`
    select t.*, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as person from app.times_taken(${from}, ${until}) t join app.people p on p.id = t.person_id`.execute(tx);
  return rows.map(({ person_id: personId, on_day: on, ...one }) => ({ ...one, personId, on }));
};

export type Companion = { id: string; name: string; role: string };
/** Who may go with her: the team of the chantier that follows her, and the professionals of her own team. */
export const listCompanions = async ({ tx, today }: Visit, personId: string): Promise<Companion[]> => {
  const { rows } = await sql<Companion>`
    with chantier as (select coalesce(people.followed_by, protections.chantier_id) as id from app.people left join app.protections on protections.person_id = people.id and protections.lifted_at is null where people.id = ${personId})
    select distinct p.id, p.given_name || ' ' || p.family_name as name, m.role from app.memberships m join app.professionals p on p.id = m.professional_id
    where m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}) and ((m.structure_id = (select id from chantier) and m.role in ('cisp', 'social-educator', 'technical-supervisor'))
      or m.professional_id in (select professional_id from app.referents where person_id = ${personId} and professional_id is not null and (ends_on is null or ends_on > ${today})))
    order by name limit 80`.execute(tx);
  return rows;
};

export type ListedChoice = { id: string; name: string; commune: string | null };
/** Structures of the directory whose name holds these words; those of the visitor's territories first. */
export const findListedByName = async ({ tx }: Pick<Visit, "tx">, words: string): Promise<ListedChoice[]> => {
  if (words.trim().length < 2) return [];
  const { rows } = await sql<ListedChoice>`select id, name, commune from app.directory_structures where closed_on is null and app.name_key(name) like '%' || replace(app.name_key(${words}), ' ', '%') || '%'
    order by (territory_id = any ((select app.my_territories())::uuid[])) desc nulls last, name limit 25`.execute(tx);
  return rows;
};
/** Structures of the directory on the visitor's territories, for a list of choices. */
export const listListedHere = async ({ tx }: Pick<Visit, "tx">): Promise<ListedChoice[]> => {
  const { rows } = await sql<ListedChoice>`select id, name, commune from app.directory_structures where closed_on is null and territory_id = any ((select app.my_territories())::uuid[]) order by name limit 300`.execute(tx);
  return rows;
};

type OwnRow = { id: string; state: OwnAppointment["state"]; on_day: CivilDate; hour: Hour; minutes: number; with_words: string | null; place: string | null; bring: string | null; proposed_side: OwnAppointment["proposedSide"]; end_reason: OwnAppointment["endReason"]; name: string | null; service: string | null; address: string | null; phone: string | null; with_name: string | null; companion: string | null };
const ownRows = async ({ tx, personId }: OwnVisit, where: ReturnType<typeof sql>): Promise<OwnAppointment[]> => {
  const { rows } = await sql<OwnRow>`
    select a.id, a.state, a.on_day, a.hour, a.minutes, a.with_words, a.place, a.bring, a.proposed_side, a.end_reason, l.name, l.service, l.address, l.phone, w.given_name || ' ' || w.family_name as with_name, c.given_name || ' ' || c.family_name as companion
    from app.appointments a left join app.my_appointment_places() l on l.id = a.id left join app.professionals w on w.id = a.with_id left join app.professionals c on c.id = a.accompanied_by
    where a.person_id = ${personId} and ${where} order by a.on_day, a.hour, a.id limit 60`.execute(tx);
  const words = (row: OwnRow, column: "with_words" | "place" | "bring"): string | null => readWords(row[column], `appointments.${column}:${row.id}`);
  return rows.map((row) => ({
    id: row.id, state: row.state, on: row.on_day, hour: row.hour, minutes: row.minutes, with: [...new Set([row.with_name, row.service, row.name, words(row, "with_words")])].filter(Boolean).join(", "), address: row.address, phone: row.phone, place: words(row, "place"), bring: words(row, "bring"),
    accompaniedBy: row.companion, proposedSide: row.proposed_side, endReason: row.end_reason,
  }));
};
/** Her dates from today on, those cancelled by the other side included: she must know. */
export const listMyAppointments = (visit: OwnVisit): Promise<OwnAppointment[]> => ownRows(visit, sql`a.on_day >= ${visit.today} and a.state in ('proposed', 'set', 'cancelled')`);
export const findMyAppointment = async (visit: OwnVisit, id: string): Promise<OwnAppointment | null> => (isId(id) ? ((await ownRows(visit, sql`a.id = ${id}`))[0] ?? null) : null);

export type FeedTime = { id: string; on: CivilDate; hour: Hour; minutes: number; state: string };
/** What a private calendar address gives; null when it no longer serves. */
export const readFeed = async (door: Door, token: string): Promise<FeedTime[] | null> => {
  const hash = hashOf(token);
  const { rows: open } = await sql<{ open: boolean }>`select app.is_open_feed(${hash}) as open`.execute(door.tx);
  if (!open[0]?.open) return null;
  const { rows } = await sql<Omit<FeedTime, "on"> & { on_day: CivilDate }>`select id, on_day, hour, minutes, state from app.times_behind(${hash}, ${door.today})`.execute(door.tx);
  return rows.map(({ on_day: on, ...one }) => ({ ...one, on }));
};
/** When the visitor's private calendar was made; null when she has none. */
export const findMyFeed = async ({ tx, actor }: Visit): Promise<Date | null> =>
  (await tx.selectFrom("calendar_feeds").select("made_at").where("professional_id", "=", actor.id).where("revoked_at", "is", null).executeTakeFirst())?.made_at ?? null;
export const insertFeed = async ({ tx, actor, now }: Visit, token: string): Promise<void> => {
  await tx.insertInto("calendar_feeds").values({ professional_id: actor.id, token_hash: hashOf(token), made_at: now }).execute();
};
export const saveFeedRevoked = async ({ tx, actor, now }: Visit): Promise<boolean> =>
  (await tx.updateTable("calendar_feeds").set({ revoked_at: now }).where("professional_id", "=", actor.id).where("revoked_at", "is", null).executeTakeFirst()).numUpdatedRows > 0n;

/** People for whom the visitor may take a slot: those she leads, and those of the chantiers where she does the social work. */
export const listPeopleToBook = async ({ tx, actor }: Visit): Promise<{ id: string; name: string }[]> => {
  const chantiers = actor.roles.filter(({ role }) => role === "cisp" || role === "social-educator").map(({ structureId }) => structureId);
  const { rows } = await sql<{ id: string; name: string }>`select p.id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name from app.journeys j join app.people p on p.id = j.person_id
    where j.closed_on is null and p.merged_into is null and (p.followed_by = any (${chantiers}::uuid[]) or j.id in (select journey_id from app.lead_referents where professional_id = ${actor.id} and ends_on is null)) order by p.name_key limit 300`.execute(tx);
  return rows;
};
