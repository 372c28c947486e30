import type { Measure, StructureKind } from "./model.ts";

export const kindWords: Record<StructureKind, string> = { chantier: "chantier", coordination: "coordination", partner: "partenaire", national: "association nationale", board: "commission de renouvellement" };

export const measureWords: Record<Measure, string> = { chantiers: "chantiers", employees: "salariés en parcours" };

export const structureRefusalWords = {
  "not-allowed": "Ce geste revient aux administrateurs.",
  "not-found": "Cette structure ou ce territoire n'existe pas. Rechargez la page.",
  "name-missing": "Écrivez un nom.",
  "name-taken": "Ce nom est déjà pris par un autre territoire.",
  "territory-missing": "Un chantier et une coordination ont un territoire : choisissez-le.",
  "siret-wrong": "Un SIRET a 14 chiffres ; celui-ci n'est pas juste. Vérifiez-le, ou laissez vide.",
  "siret-taken": "Une autre structure a déjà ce SIRET.",
  "closes-before-it-opens": "Ce jour est avant l'ouverture. Donnez un jour plus tard.",
  "posts-out-of-range": "Écrivez les postes en équivalents temps plein, par exemple 12,5.", "posts-end-before-they-start": "Le dernier jour des postes vient avant le premier : vérifiez les deux dates.", "source-missing": "Dites quel papier le dit, en deux cents caractères au plus.", "posts-overlap": "Une autre convention couvre déjà une partie de ces jours : vérifiez les dates.",
  "still-open": "Quelque chose y est encore ouvert ce jour-là.",
} as const;

const many = (count: number, one: string, several: string): string => `${count} ${count > 1 ? several : one}`;

/** What keeps a structure from closing, and what to do about it. */
export const stillOpenWords = ({ journeys, memberships }: { journeys: number; memberships: number }): string => [
  `Rien n'est fermé : ${[journeys > 0 && many(journeys, "parcours", "parcours"), memberships > 0 && many(memberships, "rôle", "rôles")].filter(Boolean).join(" et ")} y ${journeys + memberships > 1 ? "seraient encore ouverts" : "serait encore ouvert"} ce jour-là.`,
  journeys > 0 ? "Chaque parcours se ferme ou change de chantier depuis son dossier, par l'équipe qui l'accompagne." : "",
  memberships > 0 ? "Les rôles se terminent depuis « Comptes »." : "",
  "Ou donnez un jour plus tard.",
].filter(Boolean).join(" ");
