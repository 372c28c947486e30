// What the rules of contracts, hours, PMSMP and exits say, in French, for professionals: each with its article. What the person reads is in chain-plain.fr.ts.
import { sayDate } from "#ground/civil-date";
import type { ChainFault, ChainFaultCode } from "./chain.ts";
import type { ChainDate } from "./chain-what-if.ts";
import type { Ground, Said } from "./dated-rules.ts";
import type { ExitChange, ExitClass, ExitCode, ExitOutcome } from "./exits.ts";
import type { HoursCode } from "./hours.ts";
import type { ImmersionCode } from "./immersions.ts";
import type { ProlongationGround } from "./model.ts";
import type { ContractListener, ContractMomentCode, Decider, RenewalCode } from "./renewal.ts";
import type { Held } from "./spans.ts";
import { sayRule } from "./words.fr.ts";

export const goOnWords: Record<ProlongationGround | "total", string> = {
  total: "Renouveler dans les 24 mois", training: "Finir une formation en cours", senior: "50 ans et plus, avec des difficultés particulières", rqth: "Travailleur handicapé reconnu (RQTH), avec des difficultés particulières",
  "particular-difficulties": "Difficultés particulièrement importantes", dgefp: "Dérogation DGEFP (Convergence)",
};
export const deciderWords: Record<Decider, string> = { employer: "l'employeur", aci: "l'atelier et chantier d'insertion, s'il a recruté directement", prescriber: "un prescripteur habilité", "employment-agency": "Pôle emploi", board: "la commission de renouvellement" };
export const contractMomentWords: Record<ContractMomentCode, string> = {
  "prepare-total": "Les 24 mois finissent dans six mois : préparez la suite", "prepare-end": "Le contrat finit dans trois mois : préparez la suite", "contract-ends": "Dernier jour du contrat",
  "total-reached": "Dernier jour des 24 mois avec cet employeur", "ceiling-reached": "Dernier jour des 60 mois avec cet employeur",
};
export const contractListenerWords: Record<ContractListener, string> = { person: "la personne", "lead-referent": "son fil rouge", employer: "l'employeur" };
export const chainDateWords: Record<ChainDate, string> = {
  "contract-ends": "Dernier jour du contrat", "prepare-end": "Premier jour pour préparer la fin du contrat", "prepare-total": "Premier jour pour préparer la fin des 24 mois", "total-reached": "Dernier jour des 24 mois avec cet employeur",
  "ceiling-reached": "Dernier jour des 60 mois avec cet employeur", "every-siae-reached": "Jour où 60 mois sont faits, toutes SIAE ensemble, si le travail continue", "derogation-ends": "Dernier jour de la dérogation d'heures",
};
const faults: Record<ChainFaultCode, string> = {
  "end-before-start": "Ce contrat finit avant de commencer : corrigez les dates.", "ended-after-term": "Ce contrat a été tenu après son dernier jour écrit : corrigez la fin, ou ajoutez le renouvellement.",
  "no-end": "Ce CDDI n'a pas de dernier jour : écrivez-le.", overlap: "Deux contrats du même employeur couvrent le {on} : corrigez l'un des deux.", "overlap-elsewhere": "Deux employeurs le même jour, à partir du {on} : vérifiez que les deux contrats se cumulent.",
  "renews-unknown": "Le contrat renouvelé n'est pas au dossier : ajoutez-le.", "renews-other-employer": "Un renouvellement se fait avec le même employeur : ici, c'est un nouveau contrat.",
  "renews-later": "Ce contrat renouvelle un contrat qui ne commence pas avant lui : corrigez les dates.", gap: "Il y a des jours sans contrat avant le {on} : c'est un nouveau contrat, pas un renouvellement.",
};

type Sentences = Record<Said, string>;
const renewal: Record<RenewalCode, Sentences> = {
  "employer-kind": { yes: "L'employeur est un atelier et chantier d'insertion.", no: "Ces règles ne sont pas celles de cet employeur.", unknown: "Ces règles sont celles des ateliers et chantiers d'insertion : voyez celles de cet employeur." },
  "last-day-known": { yes: "Le dernier jour du contrat est su.", no: "Le contrat n'a pas de dernier jour.", unknown: "Dites le dernier jour du contrat en cours." },
  "goes-further": { yes: "Le contrat en cours finit le {on}.", no: "Le contrat en cours va déjà jusqu'au {on} : choisissez un jour plus tard.", unknown: "Dites jusqu'à quand." },
  "long-enough": { yes: "Le contrat dure assez.", no: "Un contrat dure {value} mois au moins : jusqu'au {on}, sauf aménagement de peine.", unknown: "Moins de {value} mois (avant le {on}) : vérifiez que c'est permis ici." },
  "within-total": { yes: "Les {value} mois vont jusqu'au {on}.", no: "Les {value} mois finissent le {on} : au-delà, il faut un motif.", unknown: "Dites jusqu'à quand." },
  "ground-open": { yes: "Ce motif est ouvert.", no: "Ce motif n'existait pas ce jour-là.", unknown: "Vérifiez que ce motif est ouvert." },
  "training-under-way": { yes: "Sa formation va jusqu'au {on}.", no: "Sa formation finit le {on}, avant la fin des 24 mois ou du contrat : rien à prolonger.", unknown: "Dites si une formation est en cours, et quand elle finit." },
  "within-training": { yes: "C'est avant la fin de sa formation, le {on}.", no: "Le renouvellement ne passe pas la fin de la formation, le {on}.", unknown: "Dites quand finit sa formation." },
  "aged-50": { yes: "Elle ou il a {value} ans le {on}.", no: "Elle ou il n'a {value} ans que le {on}.", unknown: "Dites sa date de naissance." },
  "disabled-worker": { yes: "Sa qualité de travailleur handicapé est reconnue.", no: "Sa qualité de travailleur handicapé n'est pas reconnue.", unknown: "Demandez-lui si sa qualité de travailleur handicapé est reconnue." },
  "particular-difficulties": { yes: "Ses difficultés sont dites.", no: "Aucune difficulté de cette importance n'est dite.", unknown: "Dites si ses difficultés font obstacle à son insertion." },
  "derogation-reference": { yes: "La décision de dérogation a sa référence.", no: "La décision de dérogation n'a pas de référence.", unknown: "Écrivez la référence de la dérogation." },
  "within-decision": { yes: "Une décision donne {value} mois au plus : jusqu'au {on}.", no: "Une décision donne {value} mois au plus : choisissez le {on} ou avant.", unknown: "Dites jusqu'à quand." },
  "within-ceiling": { yes: "Les {value} mois en tout vont jusqu'au {on}.", no: "Les {value} mois en tout finissent le {on}.", unknown: "Dites jusqu'à quand." },
};
const hours: Record<HoursCode, Sentences> = {
  "hours-known": { yes: "Les heures sont dites.", no: "Les heures ne sont pas dites.", unknown: "Dites les heures par semaine de ce jour." },
  "at-most-legal": { yes: "C'est dans la durée légale, {value} heures.", no: "C'est plus que la durée légale, {value} heures : baissez les heures.", unknown: "Dites les heures par semaine." },
  "at-least-twenty": { yes: "C'est {value} heures au moins.", no: "C'est moins de {value} heures.", unknown: "Dites les heures par semaine." },
  "ground-given": { yes: "Moins de {value} heures, avec un motif.", no: "Moins de {value} heures : choisissez un motif.", unknown: "Dites pourquoi moins de {value} heures." },
  "difficulties-said": { yes: "Le contrat le prévoit, pour des difficultés particulièrement importantes.", no: "Aucune difficulté particulièrement importante n'est dite.", unknown: "Dites si ses difficultés sont particulièrement importantes." },
  "within-derogation": { yes: "La dérogation va jusqu'au {on}.", no: "La dérogation a fini le {on}.", unknown: "Dites quand la dérogation a commencé." },
  "derogation-renewed": { yes: "La dérogation est prolongée.", no: "La dérogation n'est pas prolongée.", unknown: "La dérogation a passé ses {value} mois : vérifiez qu'elle est prolongée." },
  "not-too-early": { yes: "Le parcours dure depuis {value} mois au moins.", no: "Trop tôt : pas avant {value} mois de parcours, le {on}.", unknown: "Dites quand le parcours a commencé : il faut {value} mois." },
};
const immersion: Record<ImmersionCode, Sentences> = {
  "dates-in-order": { yes: "Les dates sont dans l'ordre.", no: "Le dernier jour vient avant le premier : corrigez les dates.", unknown: "Dites les deux dates." },
  "inside-contract": { yes: "Elle a lieu pendant le contrat.", no: "Elle sort du contrat : choisissez des jours du contrat.", unknown: "Dites le dernier jour du contrat." },
  prescriber: { yes: "Cette structure peut la prescrire.", no: "Une ETTI ne prescrit pas de PMSMP : adressez-vous à France Travail, à une mission locale ou à Cap emploi.", unknown: "Dites quel est l'employeur." },
  "at-most-a-month": { yes: "Elle dure {value} mois au plus.", no: "Elle dure plus de {value} mois : finissez le {on} au plus tard.", unknown: "Dites le dernier jour." },
  "agreements-same-host": { yes: "Conventions au même endroit en douze mois : {value}.", no: "Conventions au même endroit en douze mois : {value}. C'est deux au plus.", unknown: "Dites où elle a lieu." },
  "different-aims": { yes: "Les deux conventions ont des objets différents.", no: "Les deux conventions ont le même objet.", unknown: "Les deux conventions ont le même objet : vérifiez que leurs objectifs diffèrent." },
  "renewed-once": { yes: "Elle n'est pas renouvelée plus d'une fois.", no: "Elle est renouvelée plus d'une fois : arrêtez au premier renouvellement.", unknown: "Dites si elle est renouvelée." },
  "days-same-host": { yes: "Jours au même endroit en douze mois : {value}.", no: "Jours au même endroit en douze mois : {value}. C'est 60 au plus.", unknown: "Dites où elle a lieu." },
};
const exits: Record<ExitCode, Sentences> = {
  "stayed-enough": { yes: "Le passage compte : {value} jours.", no: "Le passage est trop court pour compter : {value} jours.", unknown: "Dites les dates du passage." },
  "worked-enough": { yes: "Les heures travaillées suffisent ({value} au moins).", no: "Trop peu d'heures travaillées pour compter ({value} au moins).", unknown: "Dites les heures travaillées : il en faut {value} au moins." },
  "withdrawn-outcome": { yes: "Cette sortie est retirée du compte.", no: "Cette sortie compte.", unknown: "Dites la suite." },
  "outcome-known": { yes: "La suite est dite.", no: "La suite n'est pas dite.", unknown: "Dites ce qui suit : emploi, formation, autre SIAE, recherche…" },
  "job-dated": { yes: "L'emploi a ses dates.", no: "L'emploi n'a pas ses dates.", unknown: "Écrivez le premier et le dernier jour de l'emploi." },
  "lasts-over-six-months": { yes: "L'emploi dure assez pour être durable ({value} mois, le {on}).", no: "L'emploi est trop court pour être durable ({value} mois, le {on}) : c'est une transition.", unknown: "Écrivez le dernier jour de l'emploi." },
  "durable-outcome": { yes: "C'est un emploi durable.", no: "Ce n'est pas un emploi durable.", unknown: "Dites la suite." },
  "transition-outcome": { yes: "C'est un emploi de transition.", no: "Ce n'est pas un emploi de transition.", unknown: "Dites la suite." },
  "positive-outcome": { yes: "C'est une sortie positive : formation ou autre SIAE.", no: "Ce n'est pas une sortie positive.", unknown: "Dites la suite." },
  "other-outcome": { yes: "C'est une autre sortie : elle compte, sans être dynamique.", no: "Ce n'est pas une autre sortie.", unknown: "Dites la suite." },
};
export const exitClassWords: Record<ExitClass, string> = { durable: "Emploi durable", transition: "Emploi de transition", positive: "Sortie positive", other: "Autre sortie", withdrawn: "Sortie retirée du compte" };
export const exitOutcomeWords: Record<ExitOutcome, string> = {
  cdi: "CDI", cdd: "CDD", interim: "mission d'intérim", "public-service": "stage ou titularisation dans la fonction publique", business: "création d'entreprise", "aided-contract": "contrat aidé chez un employeur ordinaire", training: "formation qualifiante ou préqualifiante",
  "other-siae": "embauche dans une autre SIAE", "job-seeking": "recherche d'emploi", inactive: "ni emploi ni recherche", "long-leave": "long congé", detention: "détention", apart: "absence longue, ou autre raison qui retire la sortie du compte", death: "décès",
};
export const exitChangeWords: Record<ExitChange, string> = { improved: "mieux qu'à l'entrée", stable: "comme à l'entrée", worse: "moins bien qu'à l'entrée" };

export type ChainCode = RenewalCode | HoursCode | ImmersionCode | ExitCode;
const sentences: Record<ChainCode, Sentences> = { ...renewal, ...hours, ...immersion, ...exits };

const filled = (sentence: string, { on, value }: { on?: string; value?: number }): string =>
  sentence.replaceAll("{on}", on === undefined ? "jour inconnu" : sayDate(on)).replaceAll("{value}", value === undefined ? "?" : value.toLocaleString("fr-FR"));

/** One ground of an answer, with the text it rests on. */
export const sayChainGround = (ground: Ground<ChainCode>): string => {
  const sentence = filled(sentences[ground.code][ground.says], ground);
  return ground.rule === null ? sentence : `${sentence.replace(/\.$/, "")} — ${sayRule(ground.rule)}.`;
};
export const sayChainFault = ({ code, on }: ChainFault): string => filled(faults[code], { on });
/** « 23 mois (715 jours) ». */
export const sayHeld = ({ days, months }: Held): string => `${months} mois (${days.toLocaleString("fr-FR")} jour${days > 1 ? "s" : ""})`;
/** Beside a class that a day would change. */
export const boundaryWords = "L'emploi dure six mois au jour près : selon les textes, « plus de 6 mois » ou « 6 mois et plus » (à vérifier).";
/** Beside a duration that is null. */
export const stayUnknownWords = "Pas encore connu : plus de la moitié des personnes sont encore là.";
export const meanUnknownWords = "Pas encore connu : la personne entrée depuis le plus longtemps est encore là.";
