// Every number that contracts, hours, PMSMP and exits rest on, as dated data. `read`: the article itself was read. `partly`: read only in part,
// or through another text, so « à vérifier ». What nobody has read is « à vérifier » too and says where it was heard of.
import type { CivilDate } from "#ground/civil-date";
import { type DatedRule, ruleOn } from "./dated-rules.ts";
import type { ProlongationGround } from "./model.ts";

export type ExceptionalGround = Exclude<ProlongationGround, "training">;
export type ContractRuleCode =
  | "shortest" | "shortest-renewal" | "adjusted-sentence" | "total" | "training-end" | "age-senior" | "disabled-worker" | "particular-difficulties" | "derogation"
  | `decision-${ExceptionalGround}` | `ceiling-${ExceptionalGround}` | "decided-by-employer" | "decided-by-aci" | "decided-by-prescriber" | "decided-by-employment-agency" | "decided-by-board"
  | "journey" | "employer-kind" | "prepare-end" | "prepare-total" | "age-cdi" | "cdi-after"
  | "hours-least" | "hours-legal" | "hours-contract" | "hours-individual" | "hours-collective" | "hours-other-from" | "hours-other-months" | "hours-other-renewals"
  | "immersion-longest" | "immersion-renewals" | "immersion-agreements" | "immersion-days" | "immersion-window" | "immersion-prescriber" | "immersion-inside"
  | "exit-over" | "exit-from" | "exit-short" | "exit-list" | "exit-stay" | "exit-hours" | "exit-hours-missions" | "exit-withdrawn";
export type ContractRule = DatedRule<ContractRuleCode>;

type Unit = ContractRule["unit"];
type Span = { from?: CivilDate; until?: CivilDate };

const rule = (code: ContractRuleCode, value: number, unit: Unit, article: string, source: string, toVerify: boolean, { from, until }: Span = {}): ContractRule => ({
  code, from: from ?? null, until: until ?? null, value, unit, article, source, readOn: "2026-11-28", toVerify,
});
const read = (code: ContractRuleCode, value: number, unit: Unit, article: string, source: string, span?: Span): ContractRule => rule(code, value, unit, `Code du travail, art. ${article}`, source, false, span);
const partly = (code: ContractRuleCode, value: number, unit: Unit, article: string, source: string, span?: Span): ContractRule => rule(code, value, unit, `Code du travail, art. ${article}`, source, true, span);
const heard = (code: ContractRuleCode, value: number, unit: Unit, article: string, source: string, span?: Span): ContractRule => rule(code, value, unit, article, source, true, span);
const chosen = (code: ContractRuleCode, value: number, unit: Unit): ContractRule => rule(code, value, unit, "rappel choisi ici, aucun texte ne l'impose", "Fil rouge", false);

const aci = "L. 5132-15-1";
const aciRead = "texte lu sur juriblio.fr, doctrine.fr et french-business-law.com";
// Law of 14 December 2020, in force on the 16th.
const since2020: Span = { from: "2020-12-16" };

export const contractBook: readonly ContractRule[] = [
  read("shortest", 4, "months", `${aci}, al. 3`, aciRead),
  partly("shortest-renewal", 4, "months", `${aci}, al. 3`, "le texte dit « ces contrats » sans dire si un renouvellement peut être plus court"),
  read("adjusted-sentence", 0, "months", `${aci}, al. 3`, aciRead),
  read("total", 24, "months", `${aci}, al. 4`, aciRead),
  read("training-end", 0, "days", `${aci}, al. 5`, aciRead),
  partly("age-senior", 50, "years", `${aci}, al. 6, a)`, "le texte ne dit pas à quel jour on regarde l'âge : ici, le premier jour au-delà de 24 mois"),
  read("disabled-worker", 1, "times", `${aci}, al. 6, a)`, aciRead),
  read("particular-difficulties", 1, "times", `${aci}, al. 6, b)`, aciRead, since2020),
  heard("derogation", 1, "times", "dérogation DGEFP au programme Convergence", "Gazette Santé-Social du 7 juin 2017 ; note de la phase 1. La décision elle-même n'est pas lue"),
  // Where a) stops is not written in a): « d'un an au plus, dans la limite de soixante mois » ends b).
  partly("decision-senior", 12, "months", `${aci}, al. 6`, "le texte écrit la limite au b) ; pour le a), à vérifier"),
  partly("decision-rqth", 12, "months", `${aci}, al. 6`, "le texte écrit la limite au b) ; pour le a), à vérifier"),
  read("decision-particular-difficulties", 12, "months", `${aci}, al. 6, b)`, aciRead, since2020),
  heard("decision-dgefp", 12, "months", "dérogation DGEFP au programme Convergence", "durée supposée celle du droit commun"),
  partly("ceiling-senior", 60, "months", `${aci}, al. 6`, "le texte écrit la limite au b) ; pour le a), à vérifier"),
  partly("ceiling-rqth", 60, "months", `${aci}, al. 6`, "le texte écrit la limite au b) ; pour le a), à vérifier"),
  read("ceiling-particular-difficulties", 60, "months", `${aci}, al. 6, b)`, aciRead, since2020),
  heard("ceiling-dgefp", 60, "months", "dérogation DGEFP au programme Convergence", "« jusqu'à 5 ans sur plusieurs SIAE », note de la phase 1"),
  read("decided-by-employer", 1, "times", `${aci}, al. 4 et 5`, aciRead),
  partly("decided-by-employment-agency", 1, "times", `${aci}, al. 6`, "version en vigueur le 16 décembre 2020, lue sur doctrine.fr", { until: "2021-06-14" }),
  partly("decided-by-prescriber", 1, "times", `${aci}, al. 6`, "version du 15 juin 2021, jour lu dans la chronologie de doctrine.fr", { from: "2021-06-15" }),
  partly("decided-by-aci", 1, "times", `${aci}, al. 6`, "sur recrutement direct ; version du 15 juin 2021, jour lu dans la chronologie de doctrine.fr", { from: "2021-06-15" }),
  heard("decided-by-board", 1, "times", "commission de renouvellement de Convergence", "note de la phase 1"),
  partly("employer-kind", 1, "times", aci, "ces règles sont celles des ateliers et chantiers d'insertion ; celles des autres SIAE ne sont pas écrites ici"),
  heard("journey", 60, "months", "programme Convergence", "deux à cinq ans, puis l'année d'après"),
  chosen("prepare-end", 3, "months"),
  chosen("prepare-total", 6, "months"),
  partly("age-cdi", 57, "years", "L. 5132-15-1-1", "lu dans le décret n° 2021-1129 pour les entreprises d'insertion (D. 5132-10-5) ; pour les ACI, à vérifier"),
  partly("cdi-after", 12, "months", "D. 5132-10-5", "délai lu pour les entreprises d'insertion (décret n° 2021-1129) ; pour les ACI, à vérifier"),

  partly("hours-least", 20, "hours", `${aci}, al. 9`, "seuil lu dans D. 5132-43-5 et D. 5132-43-8 ; le numéro de l'alinéa est à vérifier"),
  partly("hours-legal", 35, "hours", "L. 3121-27", "l'article des ACI interdit de dépasser la durée légale : cette phrase est à vérifier"),
  partly("hours-contract", 1, "times", aci, "« sauf lorsque le contrat le prévoit » pour des difficultés particulièrement importantes : à vérifier"),
  read("hours-individual", 12, "months", "D. 5132-43-5", "texte lu sur code.travail.gouv.fr ; prolongation possible après un bilan"),
  read("hours-collective", 12, "months", "D. 5132-43-8", "texte lu sur french-business-law.com"),
  partly("hours-other-from", 4, "months", "D. 5132-43-5 et suivants", "forum de la communauté de l'inclusion ; l'article est à vérifier"),
  partly("hours-other-months", 6, "months", "D. 5132-43-5 et suivants", "forum de la communauté de l'inclusion ; l'article est à vérifier"),
  partly("hours-other-renewals", 1, "times", "D. 5132-43-5 et suivants", "forum de la communauté de l'inclusion ; l'article est à vérifier"),

  read("immersion-longest", 1, "months", "D. 5135-3, al. 1", "texte lu sur french-business-law.com : un mois de date à date, présence continue ou non"),
  read("immersion-renewals", 1, "times", "D. 5135-3, al. 2", "texte lu sur french-business-law.com : une fois, même objet et mêmes objectifs"),
  read("immersion-agreements", 2, "times", "D. 5135-3, al. 3", "texte lu sur french-business-law.com : objets ou objectifs différents"),
  read("immersion-days", 60, "days", "D. 5135-3, al. 3", "texte lu sur french-business-law.com : renouvellements compris"),
  read("immersion-window", 12, "months", "D. 5135-3, al. 3", "texte lu sur french-business-law.com"),
  partly("immersion-prescriber", 1, "times", "L. 5135-2", "les SIAE prescrivent, sauf les ETTI : lu chez unsa-fessad.org"),
  partly("immersion-inside", 1, "times", `${aci}, al. 2`, "« pendant l'exécution de ces contrats »"),

  // Two texts, one boundary: the convention says « 6 mois et plus » or « plus de 6 mois ». The day one took over from the other is not known.
  heard("exit-from", 6, "months", "convention statistique de l'IAE : 6 mois et plus", "le jour du changement (2013) est à vérifier", { until: "2012-12-31" }),
  heard("exit-over", 6, "months", "convention statistique de l'IAE : plus de 6 mois", "forum de la communauté de l'inclusion, sujet 115 ; le jour du changement (2013) est à vérifier", { from: "2013-01-01" }),
  heard("exit-short", 6, "months", "convention statistique de l'IAE", "forum de la communauté de l'inclusion, sujet 115"),
  heard("exit-list", 1, "times", "convention statistique de l'IAE", "forum de la communauté de l'inclusion, sujet 115"),
  heard("exit-stay", 2.65, "months", "convention du Pilotage de l'inclusion : plus de 3 mois, comptés plus de 2,65", "gip-inclusion/pilotage-airflow, au 22 août 2026 ; jours × 0,0328767"),
  heard("exit-hours", 1, "hours", "convention du Pilotage de l'inclusion", "gip-inclusion/pilotage-airflow, au 22 août 2026"),
  heard("exit-hours-missions", 150, "hours", "convention du Pilotage de l'inclusion (AI et ETTI)", "gip-inclusion/pilotage-airflow, au 22 août 2026"),
  heard("exit-withdrawn", 1, "times", "convention statistique de l'IAE : sorties retirées", "décès, prison, long congé : liste à vérifier"),
];

/** The rule of that day; null when there was none. Another book may be tried: the day of a reform is itself to verify. */
export const contractRule = (code: ContractRuleCode, day: CivilDate, book: readonly ContractRule[] = contractBook): ContractRule | null => ruleOn(book, code, day);

/** For what has always had a rule: a hole in the book is a broken wire. */
export const steadyRule = (code: ContractRuleCode, day: CivilDate, book: readonly ContractRule[] = contractBook): ContractRule => {
  const found = contractRule(code, day, book);
  if (found === null) throw new Error(`The book of contracts says nothing of ${code} on ${day}`);
  return found;
};
