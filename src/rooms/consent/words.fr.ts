import { sayDate } from "#ground/civil-date";
import { domainWords, roleWords } from "#rooms/access/index";
import type { Standpoint } from "./delegation.ts";
import type { ConsentMeans, DelegateKind, Ground, Purpose } from "./model.ts";
import type { RequestStanding } from "./requests.ts";
import type { Standing } from "./rules.ts";
import type { AskForConsentRefusal } from "./verbs/ask-for-consent.ts";
import type { EndDelegationRefusal } from "./verbs/end-delegation.ts";
import type { RecordDelegateRefusal } from "./verbs/record-delegate.ts";
import type { RecordConsentRefusal } from "./verbs/record-consent.ts";
import type { WithdrawConsentRefusal } from "./verbs/withdraw-consent.ts";

export const purposeWords: Record<Purpose, string> = {
  "follow-up": "suivre ensemble son parcours",
  request: "répondre à une demande",
  appointment: "préparer un rendez-vous",
  "rights-application": "faire une demande de droits",
  "housing-search": "chercher un logement",
  "job-search": "chercher un emploi ou une formation",
  "renewal-board": "décider de la suite de son contrat, en commission",
};

export const meansWords: Record<ConsentMeans, string> = { "on-screen": "à l'écran, ensemble", paper: "sur papier, signé", spoken: "de vive voix, devant témoin" };

export const standingWords: Record<Standing, string> = { "in-force": "en cours", refused: "refusé", withdrawn: "repris", ended: "terminé", "to-come": "à venir" };

export const recordConsentRefusalWords: Record<RecordConsentRefusal, string> = {
  "not-found": "Ce dossier n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier notent ses accords.",
  "recipient-unknown": "Choisissez quelqu'un de son équipe, ou sa structure.",
  "no-topic": "Cochez au moins un sujet.",
  "topic-outside-domain": "Cette personne ne suit pas ce sujet : son domaine ne le demande pas. Décochez-le.",
  "delegate-does-not-answer": "Ce représentant ne répond pas de ce sujet, ou plus à cette date. Choisissez-en un autre, ou sa propre réponse.",
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

export const delegateKindWords: Record<DelegateKind, string> = {
  guardian: "tuteur ou tutrice", curator: "curateur ou curatrice", "family-authorisation": "habilitation familiale", mandate: "mandat de protection future", "trusted-person": "personne de confiance",
};

export const standpointWords: Record<Standpoint, string> = {
  "for-her": "répond à sa place, quand son état l'empêche de répondre", "with-her": "répond avec elle ou lui : les deux réponses comptent", "beside-her": "accompagne, et ne répond pas",
};

export const recordDelegateRefusalWords: Record<RecordDelegateRefusal, string> = {
  "not-found": "Ce dossier n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier notent ses représentants.",
  "name-missing": "Écrivez le nom du représentant.",
  "reference-missing": "Une tutelle, une curatelle ou une habilitation vient d'un juge : écrivez la décision (tribunal et date).",
  "ends-before-it-starts": "La fin vient avant le début. Choisissez une date plus tard.",
  "no-topic": "Cochez au moins un sujet, ou laissez « tous ».",
};

export const endDelegationRefusalWords: Record<EndDelegationRefusal, string> = {
  "not-found": "Ce représentant n'existe pas pour vous.", "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier changent ses représentants.",
  "already-ended": "C'est déjà terminé.", "ends-before-it-starts": "La fin vient avant le début. Choisissez une date plus tard.",
};

export const requestStandingWords: Record<RequestStanding, string> = {
  waiting: "attend sa réponse", over: "restée sans réponse", agreed: "acceptée", partly: "acceptée en partie", refused: "refusée", dropped: "reprise par qui demandait",
};

export const askForConsentRefusalWords: Record<AskForConsentRefusal, string> = {
  "not-found": "Ce dossier n'existe pas pour vous.",
  "not-a-referent": "Vous n'êtes pas dans son équipe : demandez d'abord à son fil rouge de vous y ajouter.",
  "no-topic": "Cochez au moins un sujet.",
  "topic-outside-domain": "Ce sujet n'est pas de votre domaine. Décochez-le.",
  "already-asked": "Vous avez déjà posé cette question : elle attend sa réponse. Reprenez-la d'abord si elle a changé.",
};

/** « c'était son fil rouge », « elle ou il lui avait donné son accord, du 3 mars au 2 mars suivant ». */
export const groundWords = ({ ground, structure, domain, since, given, until, withdrawn }: Ground): string => {
  switch (ground) {
    case "lead": return `c'était son fil rouge, depuis le ${sayDate(since!)}${until ? ` (relais jusqu'au ${sayDate(until)})` : ""}`;
    case "referent": return `son équipe comptait cette personne, pour ${domainWords[domain!]}, depuis le ${sayDate(since!)} : seule sa présence au chantier s'ouvrait ainsi`;
    case "emergency": return `un accès en urgence, écrit et motivé, le ${sayDate(since!)}`;
    case "agreement": return `elle ou il avait donné son accord le ${sayDate(given!)}, jusqu'au ${sayDate(until!)}${withdrawn ? `, repris le ${sayDate(withdrawn.slice(0, 10))}` : ""}`;
    case "any-agreement": return "un accord, quel qu'il soit, ouvre son identité et ce qu'elle ou il veut";
    default: return `son rôle l'ouvrait : ${roleWords[ground]}${structure ? ` à ${structure}` : ""}, depuis le ${sayDate(since!)}`;
  }
};
