import type { LimitKind, PracticalLimit, WatchDecision, WatchedReading } from "./model.ts";
import { daysAfterLeaving, mostFilesAnHour, mostReadingsOfAFile, nightBegins, nightEnds, nightsOfHabit, timesTheHabit, type WatchRule } from "./vigilance.ts";
import type { DecideReadingRefusal } from "./verbs/decide-reading.ts";
import type { EndEmergencyRefusal } from "./verbs/end-emergency.ts";
import type { EndLimitRefusal } from "./verbs/end-limit.ts";
import type { NameSomebodyRefusal } from "./verbs/name-somebody.ts";
import type { OpenEmergencyRefusal } from "./verbs/open-emergency.ts";
import type { LiftProtectionRefusal } from "./verbs/lift-protection.ts";
import type { ProtectPersonRefusal } from "./verbs/protect-person.ts";
import type { RemoveNameRefusal } from "./verbs/remove-name.ts";
import type { WriteLimitRefusal } from "./verbs/write-limit.ts";

export const limitKindWords: Record<LimitKind, string> = {
  "no-heavy-loads": "pas de charges lourdes",
  "no-height": "pas de travail en hauteur",
  "no-standing": "pas debout longtemps",
  "no-driving": "ne conduit pas",
  "short-breaks": "des pauses courtes et fréquentes",
  away: "part plus tôt, un jour de la semaine",
  other: "autre chose",
};

export const weekdayWords: Record<string, string> = { 1: "lundi", 2: "mardi", 3: "mercredi", 4: "jeudi", 5: "vendredi", 6: "samedi", 7: "dimanche" };

/** « part le mardi à 15 h » */
export const limitWords = ({ kind, weekday, fromHour, words }: Pick<PracticalLimit, "kind" | "weekday" | "fromHour" | "words">): string => {
  if (kind === "other") return words;
  const [hour = "", minute = ""] = (fromHour ?? "").split(":");
  const said = kind === "away" ? `part le ${weekdayWords[weekday ?? 0] ?? ""} à ${Number(hour)} h${minute === "00" ? "" : ` ${minute}`}` : limitKindWords[kind];
  return words ? `${said} (${words})` : said;
};

export const watchDecisionWords: Record<WatchDecision, string> = { normal: "vu, normal", "to-clarify": "à éclaircir" };

/** Each rule as it is applied, with its threshold. */
export const watchRuleWords: Record<WatchRule, string> = {
  "under-emergency": "Un dossier lu sous un accès en urgence : toujours signalé.",
  "many-files": `Plus de ${mostFilesAnHour} dossiers différents en une heure, et plus de ${timesTheHabit} fois son habitude du mois.`,
  "no-longer-in-team": `Un dossier lu par son seul rôle, plus de ${daysAfterLeaving} jours après avoir quitté l'équipe de la personne.`,
  "at-night": `Un dossier lu entre ${nightBegins} h et ${nightEnds} h, par quelqu'un qui lit moins de ${nightsOfHabit} nuits par mois.`,
  "same-file-again": `Le même dossier lu ${mostReadingsOfAFile} fois ou plus en une heure, par son seul rôle.`,
};

/** Why this reading was noticed, with what was counted. */
export const noticedWords = ({ rule, measured, threshold }: Pick<WatchedReading, "rule" | "measured" | "threshold">): string => {
  switch (rule) {
    case "under-emergency": return `sous un accès en urgence, ${measured} page${measured > 1 ? "s" : ""}`;
    case "many-files": return `${measured} dossiers différents en une heure (seuil : ${threshold})`;
    case "no-longer-in-team": return `${measured} jours après avoir quitté l'équipe de la personne (seuil : ${threshold})`;
    case "at-night": return `la nuit, alors qu'elle ou il a lu ${measured} nuit${measured > 1 ? "s" : ""} dans le mois (seuil : ${threshold})`;
    case "same-file-again": return `${measured} fois le même dossier en une heure (seuil : ${threshold})`;
  }
};

export const decideReadingRefusalWords: Record<DecideReadingRefusal, string> = {
  "not-found": "Cette lecture n'existe pas pour vous.",
  "not-allowed": "Seule la coordination regarde ces lectures.",
  "her-own": "Cette lecture est la vôtre : une autre personne de la coordination la regarde.",
  "words-missing": "Écrivez ce qui est à éclaircir.",
};

export const writeLimitRefusalWords: Record<WriteLimitRefusal, string> = {
  "not-found": "Ce dossier n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier écrivent ses limites pratiques.",
  "absence-without-day": "Dites quel jour, et à partir de quelle heure.",
  "words-missing": "Écrivez ce qu'il faut savoir, en une phrase.",
  "words-too-long": "Écrivez-le en deux cents signes au plus.",
  "ends-before-it-starts": "La fin vient avant le début. Choisissez une date plus tard.",
};
export const endLimitRefusalWords: Record<EndLimitRefusal, string> = {
  "not-found": "Cette limite n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier terminent une limite.",
  "already-over": "Cette limite est déjà terminée.",
};
export const protectPersonRefusalWords: Record<ProtectPersonRefusal, string> = {
  "not-found": "Ce dossier n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier protègent un dossier.",
  "reason-missing": "Écrivez pourquoi : ceux qui gardent le dossier le liront.",
  "already-protected": "Ce dossier est déjà protégé.",
  "no-chantier": "Aucun chantier ne suit ce dossier : il ne s'ouvre déjà qu'à son fil rouge.",
};
export const liftProtectionRefusalWords: Record<LiftProtectionRefusal, string> = {
  "not-found": "Ce dossier n'est pas protégé.",
  "not-allowed": "Seuls ceux qui gardent ce dossier lèvent sa protection.",
  "reason-missing": "Écrivez pourquoi la protection n'est plus nécessaire.",
};
export const nameSomebodyRefusalWords: Record<NameSomebodyRefusal, string> = {
  "not-found": "Ce dossier n'est pas protégé.",
  "not-allowed": "Seuls ceux qui gardent ce dossier y nomment quelqu'un.",
  "nobody-chosen": "Choisissez quelqu'un du chantier, de la coordination ou de son équipe.",
  "already-named": "Cette personne est déjà nommée.",
};
export const removeNameRefusalWords: Record<RemoveNameRefusal, string> = {
  "not-found": "Cette personne n'est pas nommée.",
  "not-allowed": "Seuls ceux qui gardent ce dossier en retirent quelqu'un.",
};
export const openEmergencyRefusalWords: Record<OpenEmergencyRefusal, string> = {
  "not-found": "Ce dossier n'existe pas pour vous.",
  "not-allowed": "Un accès en urgence s'ouvre à qui accompagne la personne, jamais à l'encadrement ni à la direction.",
  "no-topic": "Cochez ce dont vous avez besoin, et seulement cela.",
  "topic-not-for-emergencies": "Ce sujet ne s'ouvre pas en urgence. Demandez à son fil rouge.",
  "reason-missing": "Écrivez pourquoi : son fil rouge et la personne le liront.",
  "too-long": "Un accès en urgence dure vingt-quatre heures au plus.",
};
export const endEmergencyRefusalWords: Record<EndEmergencyRefusal, string> = {
  "not-found": "Cet accès n'existe pas pour vous.",
  "not-allowed": "Seuls son fil rouge, l'équipe sociale du chantier, ou qui l'a ouvert, ferment cet accès.",
  "already-over": "Cet accès est déjà fermé.",
};
