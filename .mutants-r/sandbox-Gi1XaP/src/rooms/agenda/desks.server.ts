import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { isId, newId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { AppointmentTopic, Desk, DeskSlot, Hour } from "./model.ts";
import { slotsOf } from "./rules.ts";

type Row = { id: string; territory_id: string; place: string; actor_name: string; actor_listed_id: string | null; place_listed_id: string | null; chantier_id: string | null; purpose: string; who_may_come: string | null; topic: AppointmentTopic; weekdays: number[]; dates: CivilDate[]; opens: Hour; closes: Hour; slot_minutes: number; places_per_slot: number; starts_on: CivilDate; ends_on: CivilDate | null; kept: boolean };
const deskOf = (row: Row): Desk => ({
  id: row.id, territoryId: row.territory_id, place: row.place, actor: row.actor_name, actorListedId: row.actor_listed_id, placeListedId: row.place_listed_id, chantierId: row.chantier_id, purpose: row.purpose, whoMayCome: row.who_may_come, topic: row.topic,
  weekdays: row.weekdays, dates: row.dates, opens: row.opens, closes: row.closes, slotMinutes: row.slot_minutes, places: row.places_per_slot, startsOn: row.starts_on, endsOn: row.ends_on, kept: row.kept,
});
const select = sql<Row>`select d.id, d.territory_id, coalesce(l.name, s.name) as place, d.actor_name, d.actor_listed_id, d.place_listed_id, d.chantier_id, d.purpose, d.who_may_come, d.topic, d.weekdays, array(select to_char(x, 'YYYY-MM-DD') from unnest(d.dates) x) as dates, d.opens, d.closes, d.slot_minutes,
  d.places_per_slot, d.starts_on, d.ends_on, d.id = any ((select app.desks_i_keep())::uuid[]) as kept
  from app.desks d left join app.directory_structures l on l.id = d.place_listed_id left join app.structures s on s.id = d.chantier_id`;

/** Desks that take place some day between these two, by place then hour. */
export const listDesks = async ({ tx }: Pick<Visit, "tx">, from: CivilDate, until: CivilDate): Promise<Desk[]> =>
  (await sql<Row>`${select} where d.starts_on <= ${until} and (d.ends_on is null or d.ends_on >= ${from}) order by place, d.opens, d.id limit 200`.execute(tx)).rows.map(deskOf);
export const findDesk = async ({ tx }: Pick<Visit, "tx">, id: string): Promise<Desk | null> => {
  const row = isId(id) ? (await sql<Row>`${select} where d.id = ${id}`.execute(tx)).rows[0] : undefined;
  return row ? deskOf(row) : null;
};

/** The slots of these desks between two days, with what is left of each and the days that are closed. */
export const readSlots = async ({ tx }: Pick<Visit, "tx">, desks: readonly Desk[], from: CivilDate, until: CivilDate): Promise<DeskSlot[]> => {
  const ids = desks.map(({ id }) => id);
  const [{ rows: taken }, closures] = await Promise.all([
    sql<{ desk_id: string; on_day: CivilDate; opens: Hour; taken: number }>`select * from app.places_taken(${ids}::uuid[], ${from}, ${until})`.execute(tx),
    ids.length === 0 ? [] : tx.selectFrom("desk_closures").select(["desk_id", "closed_on", "reason"]).where("desk_id", "in", ids).where("closed_on", ">=", from).where("closed_on", "<=", until).execute(),
  ]);
  const used = new Map(taken.map((one) => [`${one.desk_id}/${one.on_day}/${one.opens}`, one.taken]));
  const closed = new Map(closures.map((one) => [`${one.desk_id}/${one.closed_on}`, one.reason]));
  return desks.flatMap((desk) => slotsOf(desk, from, until)).map((slot) => ({ ...slot, left: Math.max(0, slot.left - (used.get(`${slot.deskId}/${slot.on}/${slot.opens}`) ?? 0)), closed: closed.get(`${slot.deskId}/${slot.on}`) ?? null }));
};

export type NewDesk = Omit<Desk, "id" | "place" | "kept">;
export const insertDesk = async ({ tx, now, actor }: Visit, desk: NewDesk): Promise<string> => {
  const id = newId(now.getTime());
  await tx.insertInto("desks").values({
    id, territory_id: desk.territoryId, place_listed_id: desk.placeListedId, chantier_id: desk.chantierId, actor_listed_id: desk.actorListedId, actor_name: desk.actor, purpose: desk.purpose, who_may_come: desk.whoMayCome, topic: desk.topic, weekdays: desk.weekdays, dates: desk.dates,
    opens: desk.opens, closes: desk.closes, slot_minutes: desk.slotMinutes, places_per_slot: desk.places, starts_on: desk.startsOn, ends_on: desk.endsOn, created_at: now, created_by: actor.id,
  }).execute();
  return id;
};
export const saveDeskEnd = async ({ tx }: Pick<Visit, "tx">, id: string, on: CivilDate): Promise<void> => {
  await tx.updateTable("desks").set({ ends_on: on }).where("id", "=", id).execute();
};
/** Holds a slot until the end of the transaction; null when it is full, closed or outside the desk's hours. */
export const takeSlot = async ({ tx }: Pick<Visit, "tx">, slot: Pick<DeskSlot, "deskId" | "on" | "opens" | "closes">): Promise<string | null> =>
  (await sql<{ id: string | null }>`select app.take_slot(${slot.deskId}, ${slot.on}, ${slot.opens}, ${slot.closes}) as id`.execute(tx)).rows[0]?.id ?? null;
/** Closes a day; answers how many people have to be given another date. */
export const saveDeskClosure = async ({ tx, now }: Visit, deskId: string, on: CivilDate, reason: string): Promise<number> =>
  (await sql<{ booked: number }>`select app.close_desk_day(${deskId}, ${on}, ${reason}, ${now}) as booked`.execute(tx)).rows[0]?.booked ?? 0;

export type Place = { id: string; name: string; kind: "chantier" | "listed"; territoryId: string };
/** Where a desk may be kept: chantiers and directory entries of the territories the visitor keeps. */
export const listDeskPlaces = async ({ tx }: Pick<Visit, "tx">): Promise<Place[]> => (await sql<Place>`
  select id, name, 'chantier' as kind, territory_id as "territoryId" from app.structures where kind = 'chantier' and territory_id = any ((select app.territories_i_keep())::uuid[])
  union all select id, name, 'listed', territory_id from app.directory_structures where closed_on is null and territory_id = any ((select app.territories_i_keep())::uuid[]) order by kind, name limit 400`.execute(tx)).rows;
