import type { MoveName } from "./rules.ts";
import type { CloseReason, StageOrClosed } from "./model.ts";

export const stageWords: Record<StageOrClosed, string> = {
  "first-hours": "Premières heures",
  cddi: "CDDI",
  "year-after": "Année d'après",
  closed: "Parcours clos",
};

export const moveWords: Record<MoveName, string> = {
  hire: "Signer un CDDI",
  "next-chantier": "Continuer dans un autre chantier",
  "start-year-after": "Commencer l'année d'après",
  "come-back": "Revenir en chantier",
  close: "Clore le parcours",
};

export const closeReasonWords: Record<CloseReason, string> = {
  "year-after-done": "l'année d'après est terminée",
  "left-without-news": "sans nouvelles",
  "moved-away": "départ vers un autre territoire",
  "own-choice": "choix de la personne",
  "employer-decision": "décision de l'employeur",
  death: "décès",
  other: "autre raison",
};

/** What a refused move says, and what to do then. */
export const journeyRefusalWords: Record<"not-now" | "close-reason-missing" | "chantier-missing" | "lead-not-in-chantier" | "before-the-current-stage" | "in-the-future", string> = {
  "not-now": "Le parcours n'en est plus là : quelqu'un l'a fait avancer. Rechargez la page.",
  "close-reason-missing": "Dites pourquoi le parcours se ferme.",
  "chantier-missing": "Choisissez le nouveau chantier et son fil rouge.",
  "lead-not-in-chantier": "Choisissez un fil rouge qui travaille aujourd'hui dans ce chantier.",
  "before-the-current-stage": "Cette date est avant le début de l'étape en cours.",
  "in-the-future": "Cette date est à venir : notez l'étape le jour où elle commence.",
};

export const handOverRefusalWords: Record<"no-open-journey" | "same-lead" | "lead-not-in-chantier" | "in-the-future" | "before-the-current-lead" | "nobody-to-transfer", string> = {
  "no-open-journey": "Ce parcours est clos : il n'a plus de fil rouge à passer.",
  "same-lead": "Cette personne est déjà son fil rouge.",
  "lead-not-in-chantier": "Choisissez un professionnel qui travaille aujourd'hui dans ce chantier.",
  "in-the-future": "Ce jour est à venir : passez le relais le jour même.",
  "before-the-current-lead": "Cette date est avant le début du fil rouge actuel.",
  "nobody-to-transfer": "Choisissez au moins une personne et à qui la confier.",
};

export const referentRefusalWords: Record<"who-is-missing" | "already-there" | "in-the-future" | "already-ended" | "before-the-start", string> = {
  "who-is-missing": "Choisissez un professionnel, ou écrivez le nom de la personne extérieure.",
  "already-there": "Ce professionnel est déjà dans l'équipe pour ce domaine.",
  "in-the-future": "Ce jour est à venir.",
  "already-ended": "Ce référent a déjà quitté l'équipe.",
  "before-the-start": "Cette date est avant son arrivée.",
};

export const entryRefusalWords: Record<"unknown-answer" | "already-told" | "changed-meanwhile", string> = {
  "unknown-answer": "Choisissez une réponse dans la liste.",
  "already-told": "C'est déjà ce qui est écrit.",
  "changed-meanwhile": "Quelqu'un vient de changer cette réponse : voici la sienne. Enregistrez de nouveau pour mettre la vôtre.",
};
