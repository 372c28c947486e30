import type { DatedRule } from "./dated-rules.ts";
import type { PassSource } from "#rooms/journey/index";
import type { ContractEnd, ContractKind, EmployerKind, HoursGround, ImmersionAim, ProlongationGround, ProlongationState, SuspensionReason } from "./model.ts";
import type { ContractFault } from "./rules.ts";

/** « Code du travail, art. L. 5132-15-1, al. 4 », and « (à vérifier) » when the text itself was not read. */
export const sayRule = (rule: Pick<DatedRule<string>, "article" | "toVerify"> | null): string => (rule === null ? "" : `${rule.article}${rule.toVerify ? " (à vérifier)" : ""}`);

export const contractKindWords: Record<ContractKind, string> = { cddi: "CDDI", "cddi-cvg": "CDDI Convergence", "cddi-phc": "CDDI Premières heures", "cdi-inclusion": "CDI inclusion" };
export const employerKindWords: Record<EmployerKind, string> = { aci: "atelier et chantier d'insertion (ACI)", ei: "entreprise d'insertion (EI)", ai: "association intermédiaire (AI)", etti: "entreprise de travail temporaire d'insertion (ETTI)", eiti: "entreprise d'insertion par le travail indépendant (EITI)" };
export const prolongationGroundWords: Record<ProlongationGround, string> = { training: "finir une formation commencée", senior: "50 ans ou plus", rqth: "travailleur handicapé reconnu (RQTH)", "particular-difficulties": "difficultés particulièrement importantes", dgefp: "dérogation Convergence (DGEFP)" };
export const hoursGroundWords: Record<HoursGround, string> = { "contract-difficulties": "prévu au contrat, difficultés particulières", "prefect-individual": "dérogation du préfet, pour cette personne", "prefect-collective": "dérogation du préfet, pour le chantier", "other-part-time": "avec un autre temps partiel" };
export const suspensionReasonWords: Record<SuspensionReason, string> = { pmsmp: "période en entreprise (PMSMP)", trial: "essai chez un autre employeur", absence: "absence longue", other: "autre raison" };
export const immersionAimWords: Record<ImmersionAim, string> = { discover: "découvrir un métier", confirm: "confirmer un projet", recruit: "préparer une embauche" };
export const contractEndWords: Record<ContractEnd, string> = {
  term: "arrivé à son terme", "hired-lasting": "embauche durable (CDI, ou CDD de plus de six mois)", "hired-short": "embauche de moins de six mois", training: "entrée en formation", "other-siae": "suite dans une autre SIAE", resigned: "démission",
  agreed: "accord entre les deux", "trial-ended": "fin de la période d'essai", dismissed: "rupture par l'employeur", unfit: "inaptitude", death: "décès", other: "autre fin",
};
export const passSourceWords: Record<PassSource, string> = { emplois: "lu sur Les emplois de l'inclusion", certificate: "lu sur l'attestation", told: "dit, sans document" };
export const prolongationStateWords: Record<ProlongationState, string> = { asked: "demandée", granted: "accordée", denied: "refusée" };

export const contractFaultWords: Record<ContractFault, string> = {
  "employer-missing": "Dites quel est l'employeur.",
  "end-missing": "Un CDDI a un dernier jour : écrivez-le.",
  "a-cdi-has-no-end": "Un CDI n'a pas de dernier jour : laissez la date vide.",
  "ends-before-it-starts": "Le dernier jour vient avant le premier : vérifiez les deux dates.",
  "hours-out-of-a-week": "Écrivez les heures par semaine, entre 1 et 48.",
  "reference-too-long": "C'est trop long : deux cents caractères au plus.",
  "reference-missing": "La dérogation a une décision : écrivez sa référence.",
  "renews-nothing-known": "Le contrat à renouveler n'est plus là : rechargez la page.",
  "renews-another-employer": "Un renouvellement se fait avec le même employeur. Ailleurs, c'est un nouveau contrat.",
  "overlaps-its-own-employer": "Un autre contrat du même employeur couvre déjà ces jours : terminez-le d'abord, ou vérifiez les dates.",
};
export const contractRefusalWords = {
  ...contractFaultWords,
  "already-ended": "Ce contrat est déjà terminé.", "before-it-starts": "Ce jour vient avant le début du contrat.", "after-its-term": "Ce jour vient après le dernier jour du contrat.",
  "term-is-its-last-day": "Un contrat arrivé à son terme finit son dernier jour. S'il a fini plus tôt, dites comment.", "changed-meanwhile": "Quelqu'un vient de changer ce contrat. Rechargez la page : ce que vous avez tapé reste.",
  "outside-the-contract": "Ce jour n'est pas dans le contrat.", "already-said-that-day": "Des heures sont déjà dites à partir de ce jour.", "overlaps-another": "Une autre période couvre déjà ces jours.", "already-over": "C'est déjà terminé.",
  "host-missing": "Dites chez qui, en deux cents caractères au plus.", "renewed-since": "Un renouvellement repose sur ce contrat : rayez-le d'abord.",
  "no-pass": "Écrivez d'abord les dates du PASS.", "outside-the-pass": "Ce jour n'est pas dans le PASS.", "one-is-asked": "Une demande attend déjà sa réponse.", "already-answered": "Cette demande a déjà sa réponse.",
  "wrong-number": "Un numéro de PASS a douze caractères.",
} as const;
