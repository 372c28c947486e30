import type { AccessReason, Domain, Role, Topic } from "./model.ts";

export const roleWords: Record<Role, string> = {
  cisp: "CISP",
  "social-educator": "éducateur ou médiatrice",
  "technical-supervisor": "encadrant technique",
  director: "direction",
  coordinator: "coordinateur",
  "partnership-officer": "chargé de partenariat",
  "national-team": "équipe nationale",
  "outside-referent": "référent externe",
  evaluator: "évaluateur",
  administrator: "administrateur",
};

export const topicWords: Record<Topic, string> = {
  presence: "présence au chantier",
  identity: "identité et coordonnées",
  voice: "ce qu'elle veut, ses atouts",
  notes: "notes et contacts",
  housing: "logement",
  work: "emploi et contrat",
  rights: "droits et ressources",
  life: "langue, mobilité, quotidien",
  health: "santé",
  justice: "justice",
  debts: "dettes",
  limits: "limites pratiques au travail",
};

export const domainWords: Record<Domain, string> = {
  employment: "emploi",
  housing: "logement",
  health: "santé",
  rights: "accès aux droits",
  rsa: "RSA",
  justice: "justice",
  debts: "budget et dettes",
  training: "formation",
  language: "langue",
  family: "famille",
  disability: "handicap",
  general: "accompagnement social",
};

/** « Vous voyez ce dossier parce que… » */
export const reasonWords = (reason: AccessReason, sayDate: (date: string) => string): string => {
  if (reason.as === "lead") {
    return reason.until ? `vous avez été son fil rouge ; le relais vous laisse l'accès jusqu'au ${sayDate(reason.until)}` : "vous êtes son fil rouge";
  }
  if (reason.as === "referent") {
    const agreed = (reason.agreed ?? []).map(({ topic, until }) => `${topicWords[topic]} jusqu'au ${sayDate(until)}`);
    return `vous êtes dans son équipe, pour ${domainWords[reason.domain ?? "general"]}${reason.agreed === undefined ? "" : agreed.length > 0 ? `, avec son accord (${agreed.join(" ; ")})` : ", sans accord encore : le reste de son dossier vous est fermé"}`;
  }
  if (reason.as === "welcome") return `${reason.structure ?? "votre structure"} accueille cette personne`;
  if (reason.as === "named") return "vous êtes nommé pour ce dossier protégé";
  if (reason.as === "emergency") return `vous avez ouvert un accès en urgence (${(reason.topics ?? []).map((topic) => topicWords[topic]).join(", ")}) jusqu'au ${sayDate(reason.until ?? "")} à ${reason.hour ?? ""}`;
  return `vous êtes ${roleWords[reason.as]} à ${reason.structure ?? "son chantier"}`;
};

/** Why somebody else was allowed to read a file, from a reason as the journal keeps it: « …, parce que c'est son fil rouge ». */
export const readerReasonWords = (code: string): string => {
  const [as = "", domain = "", agreed] = code.split(":");
  if (as === "lead") return "c'est son fil rouge";
  if (as === "referent") {
    const topics = (agreed ?? "").split("+").flatMap((topic) => (Object.hasOwn(topicWords, topic) ? topicWords[topic as Topic] : []));
    const under = agreed === undefined ? "" : topics.length > 0 ? `, avec son accord (${topics.join(", ")})` : ", sans accord encore : seule sa présence au chantier s'ouvrait";
    return `son équipe compte cette personne, pour ${Object.hasOwn(domainWords, domain) ? domainWords[domain as Domain] : domainWords.general}${under}`;
  }
  if (as === "welcome") return "sa structure accueille cette personne";
  if (as === "named") return "elle ou il est nommé pour ce dossier protégé";
  if (as === "emergency") return `un accès en urgence était ouvert (${domain.split("+").flatMap((topic) => (Object.hasOwn(topicWords, topic) ? topicWords[topic as Topic] : [])).join(", ")})`;
  if (as === "coordinator") return "son rôle ouvre les dossiers du territoire : coordinateur";
  return Object.hasOwn(roleWords, as) ? `son rôle ouvre les dossiers du chantier : ${roleWords[as as Role]}` : "un droit particulier";
};
