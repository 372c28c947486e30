import type { BarrierCode } from "./model.ts";

/**
 * One entry, three reports. data·inclusion: thématiques v1 (schema of gip-inclusion/data-inclusion-schema, 2026);
 * ASP: the eight posts of the yearly accompaniment report (gip-inclusion/pilotage-airflow, acc_freins_libelle, 2026);
 * France Travail: its nine axes (gip-inclusion/pilotage-airflow, ft_donnees_brutes, 2026).
 */
export type Crosswalk = { dataInclusion: string; asp: AspPost; franceTravail: FranceTravailAxis };
export type AspPost = "fle" | "demarches" | "logement" | "mobilite" | "sante" | "justice" | "finances" | "disponibilite";
export type FranceTravailAxis = "famille" | "administratif" | "finance" | "logement" | "langue-savoirs" | "mobilite" | "numerique" | "sante" | "formation";

export const crosswalk: Record<BarrierCode, Crosswalk> = {
  housing: { dataInclusion: "logement-hebergement", asp: "logement", franceTravail: "logement" },
  health: { dataInclusion: "sante--acces-aux-soins", asp: "sante", franceTravail: "sante" },
  "mental-health": { dataInclusion: "sante--sante-mentale", asp: "sante", franceTravail: "sante" },
  addiction: { dataInclusion: "sante--addictions", asp: "sante", franceTravail: "sante" },
  disability: { dataInclusion: "sante--constituer-un-dossier-mdph-invalidite", asp: "sante", franceTravail: "sante" },
  language: { dataInclusion: "lecture-ecriture-calcul", asp: "fle", franceTravail: "langue-savoirs" },
  literacy: { dataInclusion: "lecture-ecriture-calcul", asp: "fle", franceTravail: "langue-savoirs" },
  paperwork: { dataInclusion: "difficultes-administratives-ou-juridiques", asp: "demarches", franceTravail: "administratif" },
  money: { dataInclusion: "difficultes-financieres", asp: "finances", franceTravail: "finance" },
  debts: { dataInclusion: "difficultes-financieres", asp: "finances", franceTravail: "finance" },
  mobility: { dataInclusion: "mobilite", asp: "mobilite", franceTravail: "mobilite" },
  family: { dataInclusion: "famille", asp: "disponibilite", franceTravail: "famille" },
  childcare: { dataInclusion: "famille", asp: "disponibilite", franceTravail: "famille" },
  justice: { dataInclusion: "difficultes-administratives-ou-juridiques", asp: "justice", franceTravail: "administratif" },
  digital: { dataInclusion: "numerique", asp: "demarches", franceTravail: "numerique" },
  training: { dataInclusion: "se-former", asp: "disponibilite", franceTravail: "formation" },
  isolation: { dataInclusion: "remobilisation", asp: "sante", franceTravail: "famille" },
  availability: { dataInclusion: "remobilisation", asp: "disponibilite", franceTravail: "famille" },
};
