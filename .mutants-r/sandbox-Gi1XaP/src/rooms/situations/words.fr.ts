import type { Lane } from "./catalogue.ts";
import type { Answer, BarrierCloseReason, BarrierCode, Intensity, KnownHow } from "./model.ts";
import type { FactRefusal } from "./rules.ts";

export const laneWords: Record<Lane, string> = {
  housing: "Logement",
  work: "Emploi et contrat",
  resources: "Ressources",
  "health-cover": "Couverture santé",
  "health-care": "Suivi de santé",
  rights: "Droits et titres",
  justice: "Justice",
  language: "Langue",
  mobility: "Mobilité",
  debts: "Dettes",
};

export const answerWords: Record<Answer, string> = { known: "su", refused: "ne souhaite pas répondre", unknown: "ne sait pas", "not-asked": "pas demandé" };
export const knownHowWords: Record<KnownHow, string> = { declared: "dit par la personne", "proof-seen": "justificatif vu", "told-by-partner": "dit par un partenaire" };

export const barrierWords: Record<BarrierCode, string> = {
  housing: "Hébergement, logement",
  health: "Santé",
  "mental-health": "Souffrance psychique",
  addiction: "Addictions",
  disability: "Handicap",
  language: "Langue française",
  literacy: "Lecture et écriture",
  paperwork: "Démarches et droits",
  money: "Ressources, budget",
  debts: "Dettes",
  mobility: "Mobilité",
  family: "Situation familiale",
  childcare: "Garde d'enfants",
  justice: "Justice",
  digital: "Numérique",
  training: "Formation, qualification",
  isolation: "Isolement",
  availability: "Disponibilité",
};
export const intensityWords: Record<Intensity, string> = { 1: "faible", 2: "moyen", 3: "fort" };
export const barrierCloseWords: Record<BarrierCloseReason, string> = { lifted: "levé", "no-longer-relevant": "n'est plus d'actualité", "entered-by-mistake": "saisi par erreur" };

export const factRefusalWords: Record<FactRefusal, string> = {
  "unknown-code": "Choisissez une situation dans la liste.",
  "in-the-future": "Cette date est à venir. Notez le fait le jour où il est vrai, ou mettez un rappel.",
  "due-before-start": "La fin prévue est avant le début : vérifiez les deux dates.",
  "hours-out-of-range": "Les heures par semaine vont de 0 à 60.",
  "too-long-ago": "Cette date est trop ancienne : vérifiez l'année.",
};
