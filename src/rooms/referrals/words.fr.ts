import type { AgreedMeans, CapacityAnswer, GoalScore, ReferralState, SaidNudge, Shareable, Side } from "./model.ts";
import type { MoveName } from "./rules.ts";

export const referralStateWords: Record<ReferralState, string> = {
  draft: "Brouillon", "waiting-moment": "En attente du bon moment", sent: "Envoyée", seen: "Reçue", complement: "Complément demandé", accepted: "Acceptée", waitlisted: "Liste d'attente",
  "appointment-offered": "Rendez-vous proposé", "appointment-set": "Rendez-vous fixé", "in-progress": "En cours", suspended: "Suspendue", done: "Réalisée", failed: "Non aboutie", declined: "Refusée",
  reoriented: "Réorientée", cancelled: "Annulée", expired: "Expirée sans réponse", "entered-in-error": "Saisie par erreur",
};

export const referralMoveWords: Record<MoveName, string> = {
  send: "Envoyer", wait: "Attendre le bon moment", resume: "Reprendre maintenant", "give-complement": "Donner le complément", "confirm-appointment": "Confirmer le rendez-vous", cancel: "Annuler la demande", strike: "Saisie par erreur",
  see: "Dire que c'est reçu", route: "Choisir le partenaire", "ask-complement": "Demander un complément", accept: "Accepter", decline: "Refuser", reorient: "Réorienter", waitlist: "Mettre en liste d'attente",
  "offer-appointment": "Proposer un rendez-vous", "lose-appointment": "Rendez-vous manqué ou annulé", start: "Commencer la prise en charge", suspend: "Suspendre", finish: "C'est fait", fail: "N'a pas abouti", expire: "Expire sans réponse",
};

/** What the night said of it; « rappel envoyé » says to whom. */
export const nudgeWords = ({ kind, side }: Pick<SaidNudge, "kind" | "side">): string =>
  kind === "escalation" ? "Signalée à la chargée ou au chargé de partenariat"
  : kind === "still-active" ? `« Est-ce toujours en cours ? », demandé à : ${waitedWords[side]}`
  : kind === "look-again" ? "Le jour de la reprendre est venu : rappelé à qui a demandé"
  : kind === "places-again" ? "Places redemandées"
  : `${kind === "first-reminder" ? "Rappel" : "Second rappel"} envoyé à : ${waitedWords[side]}`;

export const sideWords: Record<Side, string> = { person: "la personne", asker: "le demandeur", officer: "le chargé de partenariat", partner: "le partenaire", system: "la machine" };
/** « On attend… » */
export const waitedWords: Record<Side, string> = { person: "la personne", asker: "qui a demandé", officer: "le chargé de partenariat", partner: "le partenaire", system: "rien ni personne" };

export const agreedMeansWords: Record<AgreedMeans, string> = { "own-space": "depuis son espace", "on-screen": "ensemble, à l'écran", paper: "sur papier", spoken: "de vive voix, devant témoin" };
export const shareableWords: Record<Shareable, string> = { phone: "son numéro de téléphone", email: "son adresse de courriel", languages: "les langues qu'elle ou il parle", "birth-year": "son année de naissance" };
export const goalScoreWords: Record<GoalScore, string> = { reached: "atteint", partly: "en partie", "not-reached": "pas atteint" };
export const capacityWords: Record<CapacityAnswer, string> = { capacity: "Oui, une place", "no-capacity": "Non, pas de place", waitlist: "Une liste d'attente", "additional-assessment-required": "Il faut d'abord une évaluation" };
