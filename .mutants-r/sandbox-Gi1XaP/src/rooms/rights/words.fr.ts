import type { RequestState, RightKind } from "./model.ts";
import type { RequestMoveName } from "./rules.ts";

export const rightWords: Record<RightKind, string> = {
  access: "recevoir tout ce qui est gardé",
  correction: "faire corriger",
  erasure: "faire effacer",
  objection: "s'opposer",
};

/** As a title begins. */
export const rightTitle = (kind: RightKind): string => rightWords[kind].replace(/^./, (first) => first.toUpperCase());

/** The article a professional reads beside the request. */
export const rightSources: Record<RightKind, string> = {
  access: "RGPD, article 15",
  correction: "RGPD, article 16",
  erasure: "RGPD, article 17",
  objection: "RGPD, article 21",
};

export const delaySource = "RGPD, article 12, paragraphe 3 : un mois pour répondre ; deux de plus si la demande est complexe, en disant pourquoi à la personne dans le premier mois.";
export const refusalSource = "RGPD, article 12, paragraphe 4 : un refus dit ses raisons, et rappelle que la CNIL reçoit les réclamations. Son espace le rappelle pour vous.";

export const requestStateWords: Record<RequestState, string> = { asked: "Demandée", taken: "Prise en charge", extended: "Délai prolongé", done: "Faite", refused: "Refusée" };
export const requestMoveWords: Record<RequestMoveName, string> = { take: "La prendre en charge", extend: "Prolonger de deux mois", finish: "Dire ce qui a été fait", refuse: "Refuser, en disant pourquoi" };

type Refusal = "not-found" | "not-allowed" | "no-words" | "too-long" | "already-asked" | "not-now" | "too-late-to-extend";
export const requestRefusalWords: Record<Refusal, string> = {
  "not-found": "Cette demande n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier répondent à ses demandes.",
  "no-words": "Écrivez-le : la personne le lira.",
  "too-long": "C'est trop long pour être lu sur un téléphone : deux mille signes au plus.",
  "already-asked": "Cette demande attend déjà une réponse : répondez à celle-là.",
  "not-now": "Quelqu'un a déjà répondu à cette demande, ou l'a fait avancer. Rechargez la page.",
  "too-late-to-extend": "Le premier mois est passé : le délai ne se prolonge plus. Répondez au plus vite, ou dites pourquoi vous refusez.",
};

export const sayDaysLeft = (left: number): string => {
  if (left < 0) return `en retard de ${-left} jour${left < -1 ? "s" : ""}`;
  return left === 0 ? "dernier jour" : `${left} jour${left > 1 ? "s" : ""} pour répondre`;
};
