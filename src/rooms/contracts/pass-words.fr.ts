// What the rules of the PASS say, in French: for professionals, each with its article; what the person reads is in pass-plain.fr.ts.
import { sayDate } from "#ground/civil-date";
import type { Ground, Said } from "./dated-rules.ts";
import type { PassGround, PassSuspensionReason } from "./model.ts";
import type { Certainty, PassForecast, PassState } from "./pass.ts";
import type { PassListener, PassMomentCode } from "./pass-moments.ts";
import type { PossibleProlongation, ProlongationCode } from "./pass-prolongation.ts";
import type { SuspensionCode } from "./pass-suspension.ts";
import type { MovingDate } from "./what-if.ts";
import { sayRule } from "./words.fr.ts";

export const passStateWords: Record<PassState, string> = { expired: "Expiré", suspended: "Suspendu", valid: "Valide", future: "Valide, pas encore commencé" };
export const certaintyWords: Record<Certainty, string> = { read: "lue aux Emplois de l'inclusion", told: "dite, à relire aux Emplois de l'inclusion", counted: "estimée ici, à lire aux Emplois de l'inclusion" };
export const movingDateWords: Record<MovingDate, string> = { "ends-on": "Dernier jour du PASS", "window-opens": "Premier jour pour demander une prolongation", "window-closes": "Dernier jour pour demander une prolongation", "carence-until": "Dernier jour du délai de carence" };

export const passGroundWords: Record<PassGround, string> = {
  "senior-cdi": "CDI d'inclusion, 57 ans et plus", "complete-training": "Fin d'une formation en cours", rqth: "Reconnaissance de travailleur handicapé (RQTH)", senior: "50 ans et plus",
  "particular-difficulties": "Difficultés particulièrement importantes", "health-context": "Contexte sanitaire (fermé)",
};
export const passReasonWords: Record<PassSuspensionReason, string> = {
  "contract-suspended": "Contrat suspendu plus de 15 jours", "contract-broken": "Contrat rompu", "contract-finished": "Contrat terminé", "cta-agreement": "Accord des membres du CTA", "bridge-contract": "Contrat passerelle (EI et ACI)",
  sickness: "Arrêt de travail (ancien motif)", maternity: "Maternité (ancien motif)", incarceration: "Incarcération (ancien motif)", "trial-outside": "Essai hors de l'IAE (ancien motif)", detoxification: "Cure (ancien motif)", "force-majeure": "Force majeure (ancien motif)",
};
export const passListenerWords: Record<PassListener, string> = { person: "la personne", "lead-referent": "son fil rouge", employer: "l'employeur" };
export const passMomentWords: Record<PassMomentCode, string> = {
  "window-opens": "La prolongation du PASS peut être demandée", "end-is-near": "Le PASS finit dans trois mois", "last-day": "Dernier jour du PASS", "window-closes": "Dernier jour pour demander la prolongation du PASS",
  "suspension-ends": "Dernier jour de la suspension du PASS", "closing-possible": "Suspendu depuis plus de douze mois : il peut être mis fin au PASS, après examen de sa situation", "carence-ends": "Dernier jour du délai de carence",
};

type Sentences = Record<Said, string>;
const suspension: Record<SuspensionCode, Sentences> = {
  begun: { yes: "La suspension a commencé le {on}.", no: "Une suspension ne se déclare pas d'avance : attendez le {on}.", unknown: "Dites quand la suspension commence." },
  "long-enough": { yes: "Jours de suspension : {value}.", no: "La fin est avant le début : corrigez les dates.", unknown: "Dites quand la suspension finit." },
  "within-ceiling": { yes: "Elle peut durer {value} mois, jusqu'au {on} compris.", no: "Elle dépasse {value} mois : elle finit le {on} au plus tard.", unknown: "Dites quand la suspension finit." },
  "within-pass": { yes: "Elle commence dans le PASS, qui finit le {on}.", no: "Elle commence hors du PASS, dont la borne est le {on}.", unknown: "Dites quand le PASS commence et finit." },
  "not-too-old": { yes: "Elle remonte à {value} jours au plus.", no: "Elle remonte à plus de {value} jours : elle commence le {on} au plus tôt.", unknown: "Dites quand la suspension commence." },
  "after-previous": { yes: "Elle commence après la précédente : le {on} au plus tôt.", no: "Elle commence avant la fin de la précédente : choisissez le {on} ou après.", unknown: "Dites les suspensions déjà déclarées." },
  "no-overlap": { yes: "Elle ne chevauche aucune autre suspension.", no: "Elle chevauche la suspension commencée le {on}.", unknown: "Dites les suspensions déjà déclarées." },
  "after-hire": { yes: "Elle commence après la dernière embauche, le {on}.", no: "Elle commence avant la dernière embauche : choisissez le {on} ou après.", unknown: "Dites le jour de la dernière embauche." },
  "by-last-employer": { yes: "L'employeur de la dernière embauche la déclare.", no: "Seul l'employeur de la dernière embauche peut la déclarer : demandez-le-lui.", unknown: "Dites quel employeur a fait la dernière embauche." },
  "offered-reason": { yes: "Ce motif est proposé par les Emplois.", no: "Ce motif n'est plus proposé : choisissez-en un autre.", unknown: "Choisissez un motif." },
  "reason-of-kind": { yes: "Le contrat passerelle est ouvert à cette structure.", no: "Le contrat passerelle est réservé aux EI et aux ACI.", unknown: "Dites quel est le type de la structure." },
  "contract-long-suspended": { yes: "Le contrat est suspendu depuis plus de {value} jours.", no: "Le contrat n'est pas suspendu depuis plus de {value} jours : ce sera le {on}.", unknown: "Dites depuis quand le contrat est suspendu : il faut plus de {value} jours." },
};
const prolongation: Record<ProlongationCode, Sentences> = {
  "ground-open": { yes: "Ce motif est ouvert.", no: "Ce motif est fermé depuis le {on}.", unknown: "Voyez aux Emplois si ce motif est ouvert." },
  "latest-pass": { yes: "C'est son PASS le plus récent.", no: "Un PASS plus récent existe : c'est lui qu'on prolonge.", unknown: "Voyez aux Emplois si c'est son PASS le plus récent." },
  "window-opened": { yes: "La demande est ouverte depuis le {on}.", no: "Trop tôt : la demande s'ouvre le {on}.", unknown: "Dites quand le PASS finit." },
  "window-not-closed": { yes: "La demande reste ouverte jusqu'au {on} compris.", no: "Trop tard : la demande s'est fermée après le {on}.", unknown: "Dites quand le PASS finit." },
  "not-suspended": { yes: "Le PASS n'est pas suspendu.", no: "Le PASS est suspendu depuis le {on} : attendez la fin de la suspension.", unknown: "Dites si le PASS est suspendu." },
  "none-pending": { yes: "Aucune demande n'attend de réponse.", no: "Une demande attend déjà sa réponse : relancez le prescripteur.", unknown: "Dites si une demande attend sa réponse." },
  "room-left": { yes: "Jours de prolongation encore possibles : {value}.", no: "Le total permis est déjà pris.", unknown: "Dites les prolongations déjà accordées." },
  "kind-of-employer": { yes: "Ce motif est ouvert à cette structure.", no: "Ce motif est réservé aux ACI et aux AI.", unknown: "Dites quel est le type de la structure." },
  "aged-50": { yes: "Elle ou il a 50 ans depuis le {on}.", no: "Elle ou il aura 50 ans le {on}.", unknown: "Dites sa date de naissance." },
  "aged-57": { yes: "Elle ou il a 57 ans depuis le {on}.", no: "Ses 57 ans viennent le {on} : un CDI signé avant ne compte pas.", unknown: "Dites sa date de naissance." },
  "disabled-worker": { yes: "Sa qualité de travailleur handicapé est reconnue.", no: "Sa qualité de travailleur handicapé n'est pas reconnue.", unknown: "Demandez-lui si sa qualité de travailleur handicapé est reconnue." },
  "inclusion-cdi": { yes: "Un CDI d'inclusion est signé.", no: "Aucun CDI d'inclusion n'est signé.", unknown: "Dites si un CDI d'inclusion est signé." },
  "training-under-way": { yes: "Sa formation va jusqu'au {on}, après la fin du PASS.", no: "Sa formation finit le {on}, avant la fin du PASS : rien à prolonger.", unknown: "Dites si une formation est en cours, et quand elle finit." },
  "particular-difficulties": { yes: "Ses difficultés sont particulièrement importantes.", no: "Aucune difficulté particulièrement importante n'est dite.", unknown: "Dites si ses difficultés sont particulièrement importantes." },
  "at-least-a-day": { yes: "Jours demandés : {value}.", no: "Demandez un jour au moins.", unknown: "Dites jusqu'à quand." },
  "within-request": { yes: "C'est {value} jours au plus par demande.", no: "Une demande ne passe pas {value} jours : choisissez le {on} ou avant.", unknown: "Dites jusqu'à quand." },
  "within-total": { yes: "Le total permis va jusqu'au {on}.", no: "Le total permis s'arrête au {on}.", unknown: "Dites jusqu'à quand." },
  "within-training": { yes: "C'est avant la fin de sa formation, le {on}.", no: "La prolongation ne passe pas la fin de la formation, le {on}.", unknown: "Dites quand finit sa formation." },
};
const sentences: Record<SuspensionCode | ProlongationCode, Sentences> = { ...suspension, ...prolongation };


const filled = (sentence: string, { on, value }: { on?: string; value?: number }): string =>
  sentence.replace("{on}", on === undefined ? "jour inconnu" : sayDate(on)).replace("{value}", value === undefined ? "?" : value.toLocaleString("fr-FR"));

/** One ground of an answer, with the text it rests on. */
export const sayGround = (ground: Ground<SuspensionCode | ProlongationCode>): string => {
  const sentence = filled(sentences[ground.code][ground.says], ground);
  return ground.rule === null ? sentence : `${sentence.replace(/\.$/, "")} — ${sayRule(ground.rule)}.`;
};

/** « 45 jours (environ 1 mois) »: an estimate helps from a week on. */
export const sayRemainder = (days: number): string => {
  const counted = `${days} jour${days > 1 ? "s" : ""}`;
  if (days < 7) return counted;
  if (days < 30) return `${counted} (environ ${Math.round(days / 7)} semaine${days >= 11 ? "s" : ""})`;
  return `${counted} (environ ${Math.round(days / 30.4375)} mois)`;
};

/** The end, where it comes from, and what our count says of it. */
export const sayForecast = ({ endsOn, certainty, counted, gap, readAgainSince }: PassForecast): string => {
  const end = `${sayDate(endsOn)} (${certaintyWords[certainty]})`;
  if (gap === null || gap === 0) return end;
  const days = Math.abs(gap);
  return `${end}. Nous comptons ${sayDate(counted)}, ${days} jour${days > 1 ? "s" : ""} ${gap > 0 ? "de plus" : "de moins"}${readAgainSince ? ` : quelque chose a commencé le ${sayDate(readAgainSince)}, relisez la date aux Emplois` : ""}.`;
};

/** Through whom a ground goes. */
export const sayCircuit = ({ needsOpinion, mayJoinBilan }: Pick<PossibleProlongation, "needsOpinion" | "mayJoinBilan">): string =>
  needsOpinion ? `L'employeur demande l'accord d'un prescripteur habilité${mayJoinBilan ? ", bilan joint s'il le souhaite" : ""}.` : "L'employeur la déclare lui-même, sans avis d'un prescripteur.";
