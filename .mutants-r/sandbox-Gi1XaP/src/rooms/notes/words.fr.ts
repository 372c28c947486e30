import type { Channel, NoteTopic } from "./model.ts";
import type { NoteRefusal } from "./rules.ts";

export const channelWords: Record<Channel, string> = {
  meeting: "entretien",
  call: "appel",
  sms: "SMS",
  email: "courriel",
  visit: "visite",
  outreach: "aller-vers",
  "no-answer": "sans réponse",
};

export const noteTopicWords: Record<NoteTopic, string> = {
  notes: "l'équipe qui l'accompagne au chantier",
  health: "ceux qui suivent sa santé",
  debts: "ceux qui suivent ses dettes",
  justice: "son fil rouge et son référent justice",
};

export const noteRefusalWords: Record<NoteRefusal, string> = {
  "no-words": "La note est vide : écrivez quelques mots.",
  "channel-missing": "Dites comment le contact a eu lieu (entretien, appel, SMS…).",
  "in-the-future": "Cette date est à venir : une note raconte ce qui a eu lieu. Pour plus tard, mettez un rappel.",
  "reminder-in-the-past": "Le rappel tombe avant aujourd'hui : choisissez un jour à venir.",
};
