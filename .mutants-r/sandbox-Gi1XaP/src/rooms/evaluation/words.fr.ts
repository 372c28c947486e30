import type { ClockName } from "./model.ts";

export const clockWords: Record<ClockName, string> = { seen: "envoyée → reçue", firstAnswer: "envoyée → première réponse", offered: "acceptée → premier rendez-vous proposé", contact: "envoyée → première rencontre" };
export const tooFew = "trop peu de personnes pour être dit";
export const howDelaysAreCounted = "Médiane de survie (Kaplan-Meier), en jours ouvrés : les demandes qui attendent encore comptent comme attendant. Les jours où l'on attend la personne sont laissés de côté. Entre crochets, l'intervalle à 95 %.";
