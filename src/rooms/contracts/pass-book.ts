// Every number the PASS IAE rests on, as dated data. Two kinds of source, never confused:
// - `law`: the article itself was read (decree 2021-1128, in force since 1 September 2021);
// - `served`: read only in what Les Emplois de l'inclusion do (their public code, as it stood on 21 August 2026). Those are « à vérifier »,
//   and so is each day of reform known only by its month.
import type { CivilDate } from "#ground/civil-date";
import { type DatedRule, ruleOn } from "./dated-rules.ts";
import type { PassGround } from "./model.ts";

export type PassRuleCode =
  | "duration" | "carence" | "reminder"
  | "suspension-ceiling" | "suspension-shortest" | "suspension-retroactivity" | "suspension-ahead" | "suspension-overlap" | "suspension-bounds" | "suspension-by" | "suspension-reasons" | "suspension-bridge" | "suspension-contract" | "suspension-closing"
  | "window-before-end" | "window-after-start" | "window-after-end" | "prolongation-shortest" | "prolongation-latest" | "prolongation-suspended" | "prolongation-pending" | "other-grounds"
  | "age-senior" | "age-senior-cdi" | "training-end" | "disabled-worker" | "particular-difficulties" | "employer-kinds" | `request-${PassGround}` | `total-${Exclude<PassGround, "senior-cdi" | "complete-training">}`;
export type PassRule = DatedRule<PassRuleCode>;

type Unit = PassRule["unit"];
type Span = { from?: CivilDate; until?: CivilDate };

const service = "règle de service des Emplois de l'inclusion";
const decreeFrom = "2021-09-01";

const served = (code: PassRuleCode, value: number, unit: Unit, where: string, { from, until }: Span = {}): PassRule => ({
  code, from: from ?? null, until: until ?? null, value, unit, article: service, source: `gip-inclusion/les-emplois, au 21 août 2026 : ${where}`, readOn: "2026-08-21", toVerify: true,
});
const law = (code: PassRuleCode, value: number, unit: Unit, article: string, source: string): PassRule => ({
  code, from: decreeFrom, until: null, value, unit, article: `Code du travail, art. ${article}`, source: `${source} (décret n° 2021-1128 du 30 août 2021)`, readOn: "2026-11-28", toVerify: false,
});
/** What the decree says since it is in force, and what was done before it, as far as their code tells. */
const lawThen = (code: PassRuleCode, value: number, unit: Unit, article: string, source: string): PassRule[] => [
  served(code, value, unit, "appliqué avant le décret du 30 août 2021", { until: "2021-08-31" }),
  law(code, value, unit, article, source),
];

const prolonging = "R. 5132-1-8";
const prolongingRead = "texte lu sur doctrine.fr, LEGIARTI000043995980";
const suspendingRead = "texte lu sur french-business-law.com, article R5132-1-3";

export const passBook: readonly PassRule[] = [
  // The decree says « vingt-quatre mois » (R. 5132-1-2); their count is 730 days, which is not two calendar years once a 29 February is inside.
  served("duration", 730, "days", "durée initiale de 2 × 365 jours, bornes incluses (art. R. 5132-1-2 : vingt-quatre mois)"),
  ...lawThen("carence", 2, "years", "R. 5132-1-4", "texte lu sur doctrine.fr, LEGIARTI000043995961"),
  { code: "reminder", from: null, until: null, value: 3, unit: "months", article: "rappel choisi ici, aucun texte ne l'impose", source: "Fil rouge", readOn: "2026-11-28", toVerify: false },

  served("suspension-ceiling", 6, "months", "plafond de décembre 2020 ; le jour exact n'est pas su", { until: "2021-08-31" }),
  served("suspension-ceiling", 12, "months", "plafond de septembre 2021 ; le jour exact n'est pas su", { from: "2021-09-01", until: "2022-12-31" }),
  served("suspension-ceiling", 36, "months", "plafond de janvier 2023 ; le jour exact n'est pas su", { from: "2023-01-01" }),
  served("suspension-shortest", 1, "days", "une suspension dure un jour au moins"),
  served("suspension-retroactivity", 365, "days", "rétroactivité dite temporaire, 30 jours visés"),
  served("suspension-ahead", 0, "days", "une suspension ne commence jamais dans le futur"),
  served("suspension-overlap", 0, "days", "deux suspensions ne se chevauchent pas ; la suivante commence au lendemain de la précédente"),
  served("suspension-bounds", 0, "days", "une suspension commence entre le premier et le dernier jour du PASS"),
  served("suspension-by", 1, "times", "la déclare l'employeur de la dernière embauche, et pas avant cette embauche"),
  served("suspension-reasons", 5, "times", "cinq motifs offerts ; six anciens gardés pour l'historique"),
  served("suspension-bridge", 2, "times", "contrat passerelle : EI et ACI seulement"),
  ...lawThen("suspension-contract", 15, "days", "R. 5132-1-3, al. 1", suspendingRead),
  law("suspension-closing", 12, "months", "R. 5132-1-3, al. 3", suspendingRead),

  // Its five versions: around the end; from a year after the start; 7 months before and nothing after; 12 before; 12 before and 6 after.
  served("window-before-end", 3, "months", "fenêtre de 2021", { until: "2022-10-31" }),
  served("window-after-end", 3, "months", "fenêtre de 2021", { until: "2022-10-31" }),
  served("window-after-start", 12, "months", "fenêtre de novembre 2022 ; le jour exact n'est pas su", { from: "2022-11-01", until: "2023-06-30" }),
  served("window-after-end", 3, "months", "fenêtre de novembre 2022 ; le jour exact n'est pas su", { from: "2022-11-01", until: "2023-06-30" }),
  served("window-before-end", 7, "months", "fenêtre de juillet 2023 ; le jour exact n'est pas su", { from: "2023-07-01", until: "2025-10-14" }),
  served("window-after-end", 0, "months", "fenêtre de juillet 2023 ; le jour exact n'est pas su", { from: "2023-07-01", until: "2025-10-14" }),
  served("window-before-end", 12, "months", "fenêtre du 15 octobre 2025 (demande de fusion 7004, fusionnée le 16)", { from: "2025-10-15", until: "2026-05-20" }),
  served("window-after-end", 0, "months", "fenêtre du 15 octobre 2025 (demande de fusion 7004, fusionnée le 16)", { from: "2025-10-15", until: "2026-05-20" }),
  served("window-before-end", 12, "months", "fenêtre du 21 mai 2026", { from: "2026-05-21" }),
  served("window-after-end", 6, "months", "fenêtre du 21 mai 2026", { from: "2026-05-21" }),

  served("prolongation-shortest", 1, "days", "une prolongation dure un jour au moins"),
  served("prolongation-latest", 1, "times", "seul le PASS le plus récent se prolonge"),
  served("prolongation-suspended", 0, "days", "pas de prolongation pendant une suspension"),
  served("prolongation-pending", 1, "times", "une seule demande en attente par PASS"),
  served("other-grounds", 0, "percent", "avant 2023, le cumul se comptait motif par motif", { until: "2022-12-31" }),
  served("other-grounds", 100, "percent", "depuis 2023, le cumul compte toutes les prolongations ; le jour exact n'est pas su", { from: "2023-01-01" }),

  ...lawThen("age-senior-cdi", 57, "years", `${prolonging}, 1° a)`, prolongingRead),
  served("request-senior-cdi", 3650, "days", "dix ans, une durée technique : le texte dit « jusqu'à la rupture de ce contrat »"),
  ...lawThen("training-end", 0, "days", `${prolonging}, 1° b)`, prolongingRead),
  served("request-complete-training", 365, "days", "365 jours par demande, renouvelable jusqu'à la fin de l'action"),
  ...lawThen("disabled-worker", 1, "times", `${prolonging}, 2° b)`, prolongingRead),
  served("request-rqth", 365, "days", "365 jours par demande ; le texte ne borne que le total"),
  ...lawThen("total-rqth", 1095, "days", `${prolonging}, 2° b)`, `60 mois de parcours, soit 36 au-delà de 24 ; compté 1 095 jours par les Emplois ; ${prolongingRead}`),
  ...lawThen("age-senior", 50, "years", `${prolonging}, 2° a)`, prolongingRead),
  served("request-senior", 365, "days", "365 jours par demande ; le texte ne borne que le total"),
  ...lawThen("total-senior", 1825, "days", `${prolonging}, 2° a)`, `84 mois de parcours, soit 60 au-delà de 24 ; compté 1 825 jours par les Emplois ; ${prolongingRead}`),
  ...lawThen("particular-difficulties", 1, "times", `${prolonging}, 2° c)`, prolongingRead),
  ...lawThen("employer-kinds", 2, "times", `${prolonging}, 2° c)`, `ateliers et chantiers d'insertion, associations intermédiaires ; ${prolongingRead}`),
  ...lawThen("request-particular-difficulties", 365, "days", `${prolonging}, 2° c)`, `décisions d'un an au plus ; compté 365 jours par les Emplois ; ${prolongingRead}`),
  ...lawThen("total-particular-difficulties", 1095, "days", `${prolonging}, 2° c)`, `60 mois de parcours, soit 36 au-delà de 24 ; compté 1 095 jours par les Emplois ; ${prolongingRead}`),
  served("request-health-context", 365, "days", "contexte sanitaire, fermé depuis le 1er décembre 2021", { until: "2021-11-30" }),
  served("total-health-context", 365, "days", "contexte sanitaire, fermé depuis le 1er décembre 2021", { until: "2021-11-30" }),
];

// A page asks the book some fifty questions a person: each code keeps its few versions at hand.
const versions: ReadonlyMap<PassRuleCode, readonly PassRule[]> = Map.groupBy(passBook, ({ code }) => code);
export const versionsOf = (code: PassRuleCode): readonly PassRule[] => versions.get(code)!;

/** The rule of the PASS that day; null when there was none. */
export const passRule = (code: PassRuleCode, day: CivilDate): PassRule | null => ruleOn(versionsOf(code), code, day);

/** For what has always had a rule: a hole in the book is a broken wire. */
export const standingRule = (code: PassRuleCode, day: CivilDate): PassRule => {
  const found = passRule(code, day);
  if (found === null) throw new Error(`The book of the PASS says nothing of ${code} on ${day}`);
  return found;
};
