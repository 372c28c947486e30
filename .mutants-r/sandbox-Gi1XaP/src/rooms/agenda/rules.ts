import { addDays, type CivilDate } from "#ground/civil-date";
import { isHoliday, weekdayOf } from "#ground/working-days";
import { type FileAccess, holds, mayRead, mayWrite } from "#rooms/access/index";
import { type Appointment, type AppointmentSide, type AppointmentState, type AppointmentTopic, appointmentTopics, type Desk, type DeskSlot, type Hour } from "./model.ts";

type AppointmentMove = { from: readonly AppointmentState[]; to: AppointmentState; by: readonly AppointmentSide[] };
/** Where an appointment may go, and on whose side: the page draws its buttons from it, the verbs check the same thing, the database holds the same arrows. */
export const appointmentMoves = {
  confirm: { from: ["proposed"], to: "set", by: ["person", "professional", "partner"] },
  hold: { from: ["proposed", "set"], to: "held", by: ["professional", "partner"] },
  miss: { from: ["proposed", "set"], to: "missed", by: ["professional", "partner"] },
  cancel: { from: ["proposed", "set"], to: "cancelled", by: ["person", "professional", "partner"] },
  move: { from: ["proposed", "set"], to: "moved", by: ["professional", "partner"] },
} as const satisfies Record<string, AppointmentMove>;
export type AppointmentMoveName = keyof typeof appointmentMoves;
export const appointmentMoveNames = Object.keys(appointmentMoves) as AppointmentMoveName[];

type Standing = Pick<Appointment, "state" | "on" | "proposedSide">;

/** What took place is told from its day on; whoever proposed does not answer for the other side, but a professional, who was told aloud. */
export const admitsMove = (appointment: Standing, move: AppointmentMoveName, side: AppointmentSide, today: CivilDate): boolean => {
  const { from, by }: AppointmentMove = appointmentMoves[move];
  if (!from.includes(appointment.state) || !by.includes(side)) return false;
  if (move === "hold" || move === "miss") return appointment.on <= today;
  return move !== "confirm" || side === "professional" || side !== appointment.proposedSide;
};
export const openAppointmentMoves = (appointment: Standing, side: AppointmentSide, today: CivilDate): AppointmentMoveName[] => appointmentMoveNames.filter((move) => admitsMove(appointment, move, side, today));

type Worker = { id: string; roles: readonly { role: string; structureId: string }[] };
/** A partner's account acts for its structure; everybody else of the house is a professional. */
export const sideOf = (actor: Worker, { partnerStructureId }: Pick<Appointment, "partnerStructureId">): AppointmentSide =>
  partnerStructureId !== null && actor.roles.some(({ structureId, role }) => structureId === partnerStructureId && role === "outside-referent") ? "partner" : "professional";

export const isAppointmentTopic = (asked: string): asked is AppointmentTopic => (appointmentTopics as readonly string[]).includes(asked);
/** The page of her appointments opens to whoever reads one of their topics, or goes with her to one. */
export const mayOpenAppointments = (access: FileAccess): boolean => appointmentTopics.some((topic) => mayRead(access, topic)) || access.reasons.some(({ as }) => as === "referent");
export const maySetAppointments = (access: FileAccess, topic: AppointmentTopic): boolean => mayWrite(access, topic);
/** Told by whoever writes on this topic, by whoever goes with her, or by whoever receives her. */
export const mayTell = (actor: Worker, access: FileAccess, appointment: Pick<Appointment, "topic" | "accompaniedBy" | "withId">): boolean =>
  mayWrite(access, appointment.topic) || appointment.accompaniedBy?.id === actor.id || appointment.withId === actor.id;
/** The name of a sensitive place is for those who carry this topic, or go there with her. */
export const seesThePlace = (actor: Worker, access: FileAccess, appointment: Pick<Appointment, "sensitive" | "topic" | "accompaniedBy" | "withId">): boolean => !appointment.sensitive || mayTell(actor, access, appointment);

export const isHour = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
/** 9h, 9h30, 9:30, 09 h 30, 0930. Null when it is no hour. */
export const parseHour = (typed: string): Hour | null => {
  const parts = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?$|^(\d{2})(\d{2})$/i.exec(typed.trim());
  if (!parts) return null;
  const hour = `${(parts[1] ?? parts[3])!.padStart(2, "0")}:${parts[2] ?? parts[4] ?? "00"}`;
  return isHour(hour) ? hour : null;
};
const minutesOf = (hour: Hour): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
const hourOf = (minutes: number): Hour => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
export const endOf = (hour: Hour, minutes: number): Hour => hourOf(Math.min(minutesOf(hour) + minutes, 23 * 60 + 59));

export type WhenFault = "in-the-past" | "too-far";
/** An appointment to come is not before today, nor after two years. */
export const whenFault = (on: CivilDate, today: CivilDate): WhenFault | null => (on < today ? "in-the-past" : on > addDays(today, 731) ? "too-far" : null);

type DeskDays = Pick<Desk, "weekdays" | "dates" | "startsOn" | "endsOn">;
/** Does the desk take place that day? A public holiday closes a weekly desk; a date chosen by hand stays. */
export const takesPlace = (desk: DeskDays, on: CivilDate): boolean =>
  on >= desk.startsOn && (desk.endsOn === null || on <= desk.endsOn) && (desk.dates.includes(on) || (desk.weekdays.includes(weekdayOf(on)) && !isHoliday(on)));

/** The slots of a desk between two days, from its hours: whole slots only. */
export const slotsOf = (desk: DeskDays & Pick<Desk, "id" | "opens" | "closes" | "slotMinutes" | "places">, from: CivilDate, until: CivilDate): Omit<DeskSlot, "closed">[] => {
  const slots: Omit<DeskSlot, "closed">[] = [];
  for (let on = from; on <= until; on = addDays(on, 1)) {
    if (!takesPlace(desk, on)) continue;
    for (let at = minutesOf(desk.opens); at + desk.slotMinutes <= minutesOf(desk.closes); at += desk.slotMinutes) slots.push({ deskId: desk.id, on, opens: hourOf(at), closes: hourOf(at + desk.slotMinutes), left: desk.places });
  }
  return slots;
};

export type DeskFault = "no-day" | "wrong-hours" | "ends-before-it-starts" | "slot-too-long";
export const deskFault = (desk: Pick<Desk, "weekdays" | "dates" | "opens" | "closes" | "slotMinutes" | "startsOn" | "endsOn">): DeskFault | null => {
  if (desk.weekdays.length + desk.dates.length === 0) return "no-day";
  if (desk.closes <= desk.opens) return "wrong-hours";
  if (desk.endsOn !== null && desk.endsOn < desk.startsOn) return "ends-before-it-starts";
  return minutesOf(desk.closes) - minutesOf(desk.opens) < desk.slotMinutes ? "slot-too-long" : null;
};

/** Desks are opened by officers and coordinations. */
export const mayOpenDesks = (actor: { roles: readonly { role: string; structureId: string }[] }): boolean => holds(actor, "partnership-officer", "coordinator");
export const seesAgenda = (actor: { roles: readonly { role: string; structureId: string }[] }): boolean => holds(actor, "cisp", "social-educator", "technical-supervisor", "director", "coordinator", "partnership-officer", "outside-referent");

/** Monday of the week of a day. */
export const mondayOf = (on: CivilDate): CivilDate => addDays(on, 1 - weekdayOf(on));
