import { type RawBuilder, sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import { readWords, sealWords } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import type { Appointment, AppointmentSide, AppointmentState, AppointmentTopic, EndReason, Hour } from "./model.ts";

/** What a store needs of a visit: a partner's link has no more. */
export type Inside = Pick<Visit, "tx" | "now">;

type Row = {
  id: string; person_id: string; person: string | null; topic: AppointmentTopic; state: AppointmentState; on_day: CivilDate; hour: Hour; minutes: number; listed_id: string | null; service_id: string | null; listed: string | null; service: string | null; face: string | null;
  with_id: string | null; with_name: string | null; with_words: string | null; partner_structure_id: string | null; sensitive: boolean; place: string | null; bring: string | null; note: string | null; accompanied_by: string | null; companion: string | null;
  accompanied_minutes: number | null; referral_id: string | null; slot_id: string | null; proposed_side: AppointmentSide; ended_side: AppointmentSide | null; end_reason: EndReason | null; end_words: string | null; moved_to: string | null;
};

const words = (row: Row, column: "with_words" | "place" | "bring" | "note" | "end_words"): string | null => readWords(row[column], `appointments.${column}:${row.id}`);

const appointmentOf = (row: Row): Appointment => ({
  id: row.id, personId: row.person_id, person: row.person ?? "", topic: row.topic, state: row.state, on: row.on_day, hour: row.hour, minutes: row.minutes, listedId: row.listed_id, serviceId: row.service_id,
  with: [...new Set([row.face ?? row.with_name, row.service, row.listed, words(row, "with_words")])].filter(Boolean).join(", ") || "à préciser", withId: row.with_id, partnerStructureId: row.partner_structure_id, sensitive: row.sensitive,
  place: words(row, "place"), bring: words(row, "bring"), note: words(row, "note"), accompaniedBy: row.accompanied_by ? { id: row.accompanied_by, name: row.companion ?? "quelqu'un" } : null, accompaniedMinutes: row.accompanied_minutes,
  referralId: row.referral_id, slotId: row.slot_id, proposedSide: row.proposed_side, endedSide: row.ended_side, endReason: row.end_reason, endWords: words(row, "end_words"), movedTo: row.moved_to,
});

/** Appointments as the visitor may read them; the condition speaks of `a`. */
export const selectAppointments = async ({ tx }: Pick<Visit, "tx">, where: RawBuilder<unknown>, order: RawBuilder<unknown>, most: number): Promise<Appointment[]> => {
  const { rows } = await sql<Row>`
    select a.id, a.person_id, a.topic, a.state, a.on_day, a.hour, a.minutes, a.listed_id, a.service_id, a.with_id, a.with_words, a.place, a.bring, a.note, a.accompanied_by, a.accompanied_minutes, a.referral_id, a.slot_id, a.proposed_side, a.ended_side,
      a.end_reason, a.end_words, a.moved_to, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as person, coalesce(l.name, o.name) as listed, v.name as service, f.name as face, w.given_name || ' ' || w.family_name as with_name,
      coalesce(l.structure_id, o.structure_id) as partner_structure_id, coalesce(l.is_sensitive, o.is_sensitive, false) or coalesce(v.is_sensitive, false) as sensitive, c.given_name || ' ' || c.family_name as companion
    -- The appointments first, then what they name: asked at large, or with coalesce in one join, the whole directory was read for four appointments.
    from (select a.* from app.appointments a where ${where} order by ${order} limit ${most}) a
    left join app.people p on p.id = a.person_id left join app.services v on v.id = a.service_id left join app.directory_structures l on l.id = a.listed_id left join app.directory_structures o on o.id = v.listed_id and a.listed_id is null
    left join app.directory_people f on f.id = a.face_id left join app.professionals w on w.id = a.with_id left join app.professionals c on c.id = a.accompanied_by
    order by ${order}`.execute(tx);
  return rows.map(appointmentOf);
};

export const findAppointment = async (visit: Pick<Visit, "tx">, id: string): Promise<Appointment | null> =>
  isId(id) ? ((await selectAppointments(visit, sql`a.id = ${id}`, sql`a.id`, 1))[0] ?? null) : null;

/** Appointments of one person, newest first. */
export const listAppointments = (visit: Pick<Visit, "tx">, personId: string): Promise<Appointment[]> => selectAppointments(visit, sql`a.person_id = ${personId}`, sql`a.on_day desc, a.hour desc`, 100);

/** The next dates of one person, as far as the visitor reads them. */
export const listComing = (visit: Pick<Visit, "tx" | "today">, personId: string): Promise<Appointment[]> => selectAppointments(visit, sql`a.person_id = ${personId} and a.state in ('proposed', 'set') and a.on_day >= ${visit.today}`, sql`a.on_day, a.hour`, 5);

/** Appointments that a request brought about. */
export const listAppointmentsOfReferral = (visit: Pick<Visit, "tx">, referralId: string): Promise<Appointment[]> => selectAppointments(visit, sql`a.referral_id = ${referralId}`, sql`a.on_day, a.hour`, 50);

export type NewAppointment = {
  personId: string; topic: AppointmentTopic; state: "proposed" | "set"; on: CivilDate; hour: Hour; minutes: number; listedId: string | null; serviceId: string | null; faceId: string | null; withId: string | null; withWords: string | null;
  place: string | null; bring: string | null; note: string | null; accompaniedBy: string | null; referralId: string | null; slotId: string | null; proposedSide: AppointmentSide; proposedBy: string | null;
};

export const insertAppointment = async ({ tx, now }: Inside, one: NewAppointment): Promise<string> => {
  const id = newId(now.getTime());
  const sealed = (column: string, text: string | null) => sealWords(one.personId, text?.trim() || null, `appointments.${column}:${id}`);
  await tx.insertInto("appointments").values({
    id, person_id: one.personId, topic: one.topic, state: one.state, on_day: one.on, hour: one.hour, minutes: one.minutes, listed_id: one.listedId, service_id: one.serviceId, face_id: one.faceId, with_id: one.withId, with_words: sealed("with_words", one.withWords),
    place: sealed("place", one.place), bring: sealed("bring", one.bring), note: sealed("note", one.note), accompanied_by: one.accompaniedBy, referral_id: one.referralId, slot_id: one.slotId, proposed_side: one.proposedSide, proposed_at: now, proposed_by: one.proposedBy,
    ...(one.state === "set" ? { confirmed_at: now, confirmed_side: one.proposedSide } : {}),
  }).execute();
  return id;
};

export const saveConfirmation = async ({ tx, now }: Inside, id: string, side: AppointmentSide): Promise<void> => {
  await tx.updateTable("appointments").set({ state: "set", confirmed_at: now, confirmed_side: side }).where("id", "=", id).execute();
};

export type Ending = { state: "held" | "missed" | "cancelled" | "moved"; by: string | null; side: AppointmentSide | null; reason: EndReason | null; words: string | null; minutes: number | null; movedTo: string | null };
/** What became of it. False when somebody had already told. */
export const saveEnding = async ({ tx, now }: Inside, { id, personId }: Pick<Appointment, "id" | "personId">, end: Ending): Promise<boolean> => {
  const { numUpdatedRows } = await tx.updateTable("appointments").set({
    state: end.state, ended_at: now, ended_by: end.by, ended_side: end.side, end_reason: end.reason, end_words: sealWords(personId, end.words?.trim() || null, `appointments.end_words:${id}`), accompanied_minutes: end.minutes, moved_to: end.movedTo,
  }).where("id", "=", id).where("state", "in", ["proposed", "set"]).executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Where it is now. False when it was over meanwhile. */
export const savePlace = async ({ tx }: Inside, { id, personId }: Pick<Appointment, "id" | "personId">, place: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx.updateTable("appointments").set({ place: sealWords(personId, place.trim().slice(0, 200), `appointments.place:${id}`) }).where("id", "=", id).where("state", "in", ["proposed", "set"]).executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Who goes with her, changed or said when it is told. */
export const saveCompanion = async ({ tx }: Inside, id: string, professionalId: string | null): Promise<void> => {
  await tx.updateTable("appointments").set({ accompanied_by: professionalId }).where("id", "=", id).execute();
};

export type ListedPlace = { listedId: string | null; serviceId: string | null; name: string | null };
/** An entry of the directory, with its name, or null; and the structure of the service when only the service is said. */
export const findListed = async ({ tx }: Pick<Visit, "tx">, listedId: string | null, serviceId: string | null): Promise<ListedPlace | null> => {
  if (serviceId !== null) {
    const service = isId(serviceId) ? await tx.selectFrom("services").innerJoin("directory_structures", "directory_structures.id", "listed_id").select(["listed_id", "directory_structures.name"]).where("services.id", "=", serviceId).executeTakeFirst() : undefined;
    return service ? { listedId: service.listed_id, serviceId, name: service.name } : null;
  }
  if (listedId === null) return { listedId: null, serviceId: null, name: null };
  const listed = isId(listedId) ? await tx.selectFrom("directory_structures").select("name").where("id", "=", listedId).executeTakeFirst() : undefined;
  return listed ? { listedId, serviceId: null, name: listed.name } : null;
};
