import type { AspectCode, BoardOutcome, BoardPresence, BoardSeat, CaseOrigin, CaseState, ConditionStanding, Hearing, HerMeans, Mobilisation, OpinionState, PartCode, Proposal, SittingState, ToldHow, View, VoteChoice } from "./model.ts";
import type { CaseMove, DecisionFault, SittingFault, SittingMove } from "./rules.ts";

export const hearingWords: Record<Hearing, string> = { "every-renewal": "chaque renouvellement de contrat", "past-the-total": "les renouvellements au-delà de 24 mois" };
export const seatWords: Record<BoardSeat, string> = { chair: "présidence", secretary: "secrétariat", member: "membre", adviser: "avis sans vote" };
export const sittingStateWords: Record<SittingState, string> = { planned: "prévue", open: "ouverte", closed: "close", cancelled: "annulée" };
export const presenceWords: Record<BoardPresence, string> = { room: "dans la salle", distance: "à distance", excused: "excusé·e", absent: "absent·e" };
export const caseStateWords: Record<CaseState, string> = { waiting: "à préparer", ready: "devant la commission", decided: "décidé", withdrawn: "retiré" };
export const caseOriginWords: Record<CaseOrigin, string> = { window: "la fin du contrat approche", asked: "demandé par le chantier", contest: "la personne conteste une décision" };
export const proposalWords: Record<Proposal, string> = { renew: "renouveler le contrat", "other-siae": "continuer dans une autre structure d'insertion", "ordinary-job": "un emploi ordinaire", training: "une formation", leave: "ne pas renouveler" };
export const outcomeWords: Record<BoardOutcome, string> = { ...proposalWords, postpone: "reporter à une autre séance" };
export const herMeansWords: Record<HerMeans, string> = { aloud: "dit à voix haute, écrit avec elle ou lui", written: "écrit par elle ou lui", "her-space": "écrit dans son espace" };
export const aspectWords: Record<AspectCode, string> = { employment: "travail", training: "formation", housing: "logement", health: "santé", rights: "démarches et droits", debts: "argent et dettes", justice: "justice", language: "langue, lire et écrire", family: "famille" };
export const mobilisationWords: Record<Mobilisation, string> = { "by-herself": "s'en occupe", "with-help": "s'en occupe avec de l'aide", "not-yet": "pas encore", prevented: "en est empêché·e" };
export const viewWords: Record<View, string> = { for: "favorable", "for-if": "favorable, à une condition", against: "défavorable", none: "sans avis" };
export const opinionStateWords: Record<OpinionState, string> = { asked: "demandé", declined: "préfère ne pas en donner", given: "donné" };
export const partWords: Record<PartCode, string> = { identity: "La personne", "her-words": "Ce qu'elle ou il en dit", contracts: "Ses contrats et son PASS", grounds: "Ce que le droit permet", lanes: "Sa situation depuis l'entrée", done: "Ce qui a été prévu et fait", aspects: "Ce qu'elle ou il prend en main", proposal: "Ce que l'équipe propose" };
export const voteWords: Record<VoteChoice, string> = { for: "pour", against: "contre", abstains: "abstention" };
export const toldHowWords: Record<ToldHow, string> = { "by-hand": "remise en main propre", post: "par courrier", "her-space": "dans son espace" };
export const conditionStandingWords: Record<ConditionStanding, string> = { met: "tenue", "under-way": "en cours", unmet: "pas encore tenue", lapsed: "plus demandée" };
export const sittingMoveWords: Record<SittingMove, string> = { open: "ouvrir la séance", close: "clore la séance", cancel: "annuler la séance" };
export const caseMoveWords: Record<CaseMove, string> = { draw: "mettre le dossier devant la commission", "take-back": "reprendre le dossier", decide: "décider", postpone: "reporter", withdraw: "retirer le dossier" };

export const sittingFaultWords: Record<SittingFault, string> = {
  "in-the-past": "Cette date est passée : choisissez aujourd'hui ou un jour à venir.",
  nowhere: "Dites où : un lieu, un lien, ou les deux.",
  "hour-unclear": "L'heure ne se lit pas : écrivez-la comme 14:30.",
  "link-not-https": "Le lien doit commencer par https:// et tenir sur une ligne.",
  "place-too-long": "Le lieu tient en 200 caractères : raccourcissez-le.",
};
export const decisionFaultWords: Record<DecisionFault, string> = {
  "outcome-missing": "Choisissez ce que la commission décide.",
  "until-missing": "Un renouvellement dit jusqu'à quel jour : écrivez la date.",
  "until-before-the-end": "Cette date vient avant la fin du contrat en cours : choisissez un jour d'après.",
  "reasons-missing": "Une décision dit pourquoi : écrivez les raisons, la personne les lira.",
  "words-too-long": "Ce texte dépasse 4 000 caractères : raccourcissez-le.",
  "reference-missing": "La dérogation Convergence se décide sur un texte : écrivez sa référence.",
  "no-quorum": "Le quorum n'est pas atteint pour ce dossier : notez les présents, ou reportez-le.",
};
