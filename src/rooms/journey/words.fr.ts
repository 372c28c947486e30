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
