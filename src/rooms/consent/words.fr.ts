import type { ConsentMeans, Purpose } from "./model.ts";
import type { Standing } from "./rules.ts";
import type { RecordConsentRefusal } from "./verbs/record-consent.ts";
import type { WithdrawConsentRefusal } from "./verbs/withdraw-consent.ts";

export const purposeWords: Record<Purpose, string> = {
  "follow-up": "suivre ensemble son parcours",
  request: "répondre à une demande",
  appointment: "préparer un rendez-vous",
  "rights-application": "faire une demande de droits",
  "housing-search": "chercher un logement",
  "job-search": "chercher un emploi ou une formation",
};

export const meansWords: Record<ConsentMeans, string> = { "on-screen": "à l'écran, ensemble", paper: "sur papier, signé", spoken: "de vive voix, devant témoin" };

export const standingWords: Record<Standing, string> = { "in-force": "en cours", refused: "refusé", withdrawn: "repris", ended: "terminé", "to-come": "à venir" };

export const recordConsentRefusalWords: Record<RecordConsentRefusal, string> = {
  "not-found": "Ce dossier n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier notent ses accords.",
  "recipient-unknown": "Choisissez quelqu'un de son équipe, ou sa structure.",
  "no-topic": "Cochez au moins un sujet.",
  "topic-outside-domain": "Cette personne ne suit pas ce sujet : son domaine ne le demande pas. Décochez-le.",
  "in-the-future": "La réponse ne peut pas être donnée demain. Mettez la date d'aujourd'hui ou d'avant.",
  "ends-before-it-starts": "La fin vient avant le début. Choisissez une date plus tard.",
  "longer-than-two-years": "Un accord dure deux ans au plus. Choisissez une date plus proche ; il pourra être redonné.",
  "witness-missing": "De vive voix, il faut un témoin : écrivez son nom.",
};

export const withdrawConsentRefusalWords: Record<WithdrawConsentRefusal, string> = {
  "not-found": "Cet accord n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier reprennent un accord avec elle ou lui.",
  "already-withdrawn": "Cet accord est déjà repris.",
};
