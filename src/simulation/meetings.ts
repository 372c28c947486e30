import { type AppointmentTopic, endOf } from "#rooms/agenda/index";
import { dateOf, type DayNumber, dayOf, workingDay } from "./days.ts";
import { chanceOf } from "./random.ts";
import type { CopiedTable, Row } from "./rows.ts";

/** Written here since that day. */
const firstDay = dayOf("2025-09-01");
const withWhom: Record<Exclude<AppointmentTopic, "life">, readonly string[]> = {
  notes: ["Entretien"], housing: ["Bailleur fictif (simulé)", "Service intégré d'accueil (simulé)"], work: ["Agence de l'emploi (simulée)", "Entreprise d'essai (simulée)"], rights: ["Caisse d'allocations (simulée)", "Préfecture (simulée)", "Maison France services (simulée)"],
  health: ["Centre de santé (simulé)", "Permanence d'accès aux soins (simulée)"], justice: ["Service de probation (simulé)"], debts: ["Point conseil budget (simulé)"],
};
const toBring = ["La carte d'identité", "L'attestation de droits", "Les trois dernières fiches de paie", "L'avis d'imposition", null] as const;
const places = ["Porte B, deuxième étage", "Arrêt Fictif, ligne 9", "Accueil, sonner", null, null] as const;

type Told = { id: string; opened: DayNumber; closed: DayNumber | null; educators: readonly string[]; leadOn: (day: DayNumber) => string };

/** Appointments of somebody, past and to come: some with an educator, some missed, a few about which nobody said anything yet. Its own chance: the rest of the life does not move. */
export const tellMeetings = (about: readonly [string, string], { id: journey, opened, closed, educators, leadOn }: Told, today: DayNumber, tell: (table: CopiedTable, row: Row) => void): void => {
  const chance = chanceOf(`meetings/${journey}`);
  for (let on = Math.max(opened + 8, firstDay) + chance.whole(0, 40); on < Math.min(closed ?? Infinity, today + 30); on += chance.whole(20, 55)) {
    const topic = chance.weigh([["notes", 26], ["rights", 22], ["housing", 19], ["work", 15], ["health", 13], ["debts", 4], ["justice", 1]] as const);
    const [id, hour, minutes, proposed, accompanied, fate] = [chance.id(), chance.pick(["09:00", "09:30", "10:00", "11:00", "14:00", "14:30", "15:30", "16:00"]), chance.pick([30, 45, 60]), on - chance.whole(3, 25), topic !== "notes" && chance.odds(0.35), chance.weigh([["held", 74], ["missed", 12], ["cancelled", 7], ["late", 7]] as const)];
    const [who, bring, place, took, side, reason, agreed] = [chance.pick(withWhom[topic]), chance.pick(toBring), chance.pick(places), chance.whole(40, 210), chance.weigh([["person", 80], ["partner", 20]] as const), chance.pick(["forgot", "ill", "work", "transport", "other"]), chance.odds(0.85)];
    const companion = accompanied ? chance.pick(educators) : null;
    const day = workingDay(on);
    if (proposed > today) continue;
    const by = leadOn(proposed);
    const told = day < today && (fate !== "late" || day < today - 9) ? (fate === "late" ? "held" : fate) : null;
    const state = told ?? (agreed || day <= today ? "set" : "proposed");
    const at = (of: DayNumber): string => `${dateOf(of)}T10:00:00Z`;
    const off = told === "missed" || told === "cancelled";
    tell("appointments", [id, ...about, topic, state, dateOf(day), hour, minutes, topic === "notes" ? by : null, who, place, bring, companion, told === "held" && companion ? took : null, "professional", at(proposed), by,
      state === "proposed" ? null : at(proposed), state === "proposed" ? null : "professional", told ? `${dateOf(day)}T${endOf(hour, minutes)}:00Z` : null, told ? by : null, off ? side : null, off ? (side === "partner" ? "partner-absent" : reason) : null]);
  }
};
