import type { Measure, StructureKind } from "./model.ts";

export const kindWords: Record<StructureKind, string> = { chantier: "chantier", coordination: "coordination", partner: "partenaire", national: "association nationale" };

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
} as const;
