import type { AppointmentSide, AppointmentState, AppointmentTopic, EndReason, Hour } from "./model.ts";
import type { AppointmentMoveName, DeskFault, WhenFault } from "./rules.ts";
import type { BookSlotRefusal } from "./verbs/book-slot.ts";
import type { ChangePlaceRefusal } from "./verbs/change-place.ts";
import type { CloseDeskDayRefusal } from "./verbs/close-desk-day.ts";
import type { EndAppointmentRefusal } from "./verbs/say-what-happened.ts";
import type { OpenDeskRefusal } from "./verbs/open-desk.ts";
import type { ProposeAppointmentRefusal } from "./verbs/propose-appointment.ts";

export const appointmentStateWords: Record<AppointmentState, string> = { proposed: "proposé", set: "fixé", held: "a eu lieu", missed: "manqué", cancelled: "annulé", moved: "déplacé" };
export const appointmentMoveWords: Record<AppointmentMoveName, string> = { confirm: "Confirmer", hold: "Il a eu lieu", miss: "Il n'a pas eu lieu", cancel: "Annuler", move: "Déplacer" };
export const sideWords: Record<AppointmentSide, string> = { person: "la personne", professional: "un professionnel", partner: "le partenaire" };
export const appointmentTopicWords: Record<AppointmentTopic, string> = { notes: "Accompagnement", housing: "Logement", work: "Emploi", rights: "Droits, papiers", life: "Vie quotidienne", health: "Santé", justice: "Justice", debts: "Dettes" };
export const endReasonWords: Record<EndReason, string> = {
  forgot: "oublié", ill: "malade", work: "au travail", "too-hard": "trop dur ce jour-là", transport: "pas pu venir (transport)", "not-told": "pas prévenu à temps", "partner-absent": "le partenaire n'était pas là", "desk-closed": "permanence fermée", "no-longer-needed": "plus besoin", other: "autre raison",
};
/** 9 h 30 */
export const sayHourOf = (hour: Hour): string => `${Number(hour.slice(0, 2))} h${hour.endsWith(":00") ? "" : ` ${hour.slice(3)}`}`;
export const sayMinutes = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${String(minutes % 60).padStart(2, "0")}` : ""}`);
export const hiddenPlace = "lieu réservé à qui l'accompagne";

export const whenFaultWords: Record<WhenFault, string> = { "in-the-past": "Ce jour est passé : choisissez un jour à venir.", "too-far": "C'est dans plus de deux ans : vérifiez l'année." };
export const proposeAppointmentWords: Record<Exclude<ProposeAppointmentRefusal, "not-found" | "not-allowed">, string> = {
  ...whenFaultWords,
  "with-missing": "Dites avec qui, ou choisissez une structure de l'annuaire.",
  "companion-unknown": "Choisissez quelqu'un de son chantier ou de son équipe pour aller avec elle ou lui.",
};
export const endAppointmentWords: Record<Exclude<EndAppointmentRefusal, "not-found" | "not-allowed">, string> = {
  "not-now": "Ce rendez-vous n'en est plus là : regardez où il en est maintenant.",
  "reason-missing": "Dites qui n'est pas venu, et pourquoi.",
  "minutes-wrong": "Le temps passé avec elle ou lui se compte en minutes, de 1 à 1440.",
};
export const changePlaceWords: Record<Exclude<ChangePlaceRefusal, "not-found" | "not-allowed">, string> = {
  "not-now": endAppointmentWords["not-now"], "of-a-desk": "Le lieu d'une permanence est celui de la permanence : déplacez le rendez-vous, ou voyez avec qui la tient.", "place-missing": "Écrivez où il a lieu maintenant.",
};
export const deskFaultWords: Record<DeskFault, string> = {
  "no-day": "Cochez au moins un jour de la semaine, ou écrivez une date.", "wrong-hours": "La fin vient avant le début.", "ends-before-it-starts": "La dernière date vient avant la première.", "slot-too-long": "Un créneau est plus long que la permanence.",
};
export const openDeskWords: Record<Exclude<OpenDeskRefusal, "not-allowed">, string> = { ...deskFaultWords, "actor-missing": "Dites qui vient.", "purpose-missing": "Dites pour quoi.", "place-missing": "Dites où : une structure de l'annuaire, ou un chantier." };
export const bookSlotWords: Record<Exclude<BookSlotRefusal, "not-found" | "not-allowed">, string> = {
  full: "Ce créneau vient d'être pris, ou la permanence est fermée ce jour-là. Choisissez-en un autre.", "in-the-past": "Ce créneau est passé. Choisissez-en un autre.",
};
export const closeDeskDayWords: Record<Exclude<CloseDeskDayRefusal, "not-found" | "not-allowed">, string> = {
  "reason-missing": "Dites pourquoi : les personnes inscrites le liront.", "no-desk-that-day": "La permanence n'a pas lieu ce jour-là.",
};
export const weekdayNames = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;
