import type { CivilDate } from "#ground/civil-date";
import type { Topic } from "#rooms/access/index";

export const appointmentStates = ["proposed", "set", "held", "missed", "cancelled", "moved"] as const;
/** Où en est un rendez-vous. */
export type AppointmentState = (typeof appointmentStates)[number];

export const sides = ["person", "professional", "partner"] as const;
/** De quel côté : la personne, un professionnel, le partenaire. */
export type AppointmentSide = (typeof sides)[number];

export const endReasons = ["forgot", "ill", "work", "too-hard", "transport", "not-told", "partner-absent", "desk-closed", "no-longer-needed", "other"] as const;
/** Pourquoi un rendez-vous n'a pas eu lieu. */
export type EndReason = (typeof endReasons)[number];

export const appointmentTopics = ["notes", "housing", "work", "rights", "life", "health", "justice", "debts"] as const satisfies readonly Topic[];
/** Sujet d'un rendez-vous : qui le lit. */
export type AppointmentTopic = (typeof appointmentTopics)[number];

/** « 14:30 », in Paris. */
export type Hour = string;

/** Rendez-vous. `with` is what is said of whom she meets; `sensitive`: the name of the place alone says something of whoever goes there. */
export type Appointment = {
  id: string; personId: string; person: string; topic: AppointmentTopic; state: AppointmentState; on: CivilDate; hour: Hour; minutes: number;
  listedId: string | null; serviceId: string | null; with: string; withId: string | null; partnerStructureId: string | null; sensitive: boolean;
  place: string | null; bring: string | null; note: string | null;
  accompaniedBy: { id: string; name: string } | null; accompaniedMinutes: number | null; referralId: string | null; slotId: string | null;
  proposedSide: AppointmentSide; endedSide: AppointmentSide | null; endReason: EndReason | null; endWords: string | null; movedTo: string | null;
};

/** Heure prise : somebody is away, and nothing else is said. */
export type TakenTime = { personId: string; person: string; on: CivilDate; hour: Hour; minutes: number };

/** Rendez-vous tel que la personne le lit. */
export type OwnAppointment = {
  id: string; state: AppointmentState; on: CivilDate; hour: Hour; minutes: number; with: string; address: string | null; phone: string | null; place: string | null; bring: string | null; accompaniedBy: string | null; proposedSide: AppointmentSide; endReason: EndReason | null;
};

/** Permanence: somebody comes to a place, on these weekdays or these dates. */
export type Desk = {
  id: string; territoryId: string; place: string; actor: string; actorListedId: string | null; placeListedId: string | null; chantierId: string | null; purpose: string; whoMayCome: string | null; topic: AppointmentTopic;
  weekdays: number[]; dates: CivilDate[]; opens: Hour; closes: Hour; slotMinutes: number; places: number; startsOn: CivilDate; endsOn: CivilDate | null; kept: boolean;
};
/** Créneau d'une permanence, ce qu'il en reste. */
export type DeskSlot = { deskId: string; on: CivilDate; opens: Hour; closes: Hour; left: number; closed: string | null };
