import type { ExitFault, ExitSubject } from "./exit-facts.ts";
import type { ExitLine, StayList } from "./exit-figures.ts";
import { exitClassWords } from "./chain-words.fr.ts";

export const exitSubjectWords: Record<ExitSubject, string> = { work: "Emploi", housing: "Logement", health: "Santé" };
export const exitLineWords: Record<ExitLine, string> = { ...exitClassWords, unknown: "À dire, ou à compléter" };
export const stayListWords: Record<StayList, string> = { entries: "Entrées", exits: "Sorties", present: "Présents", stays: "Passages", ...exitLineWords };
export const exitFaultWords: Record<ExitFault, string> = {
  "still-there": "Ce contrat court encore : la sortie se dira quand il sera fini.",
  "stated-in-the-future": "Ce jour n'est pas encore venu.",
  "stated-before-the-exit": "Ce jour vient avant son entrée.",
  "job-ends-before-it-starts": "Le dernier jour de l'emploi vient avant le premier : vérifiez les deux dates.",
  "job-start-missing": "Écrivez aussi le premier jour de l'emploi.",
  "hours-out-of-range": "Écrivez les heures travaillées en tout, en chiffres.",
  "not-a-rung": "Choisissez une situation de logement de la liste.",
  "nothing-said": "Dites au moins une chose, ou laissez cette partie pour plus tard.",
};
export const exitRefusalWords = { ...exitFaultWords, "changed-meanwhile": "Quelqu'un vient de changer cette partie. Rechargez la page : ce que vous avez tapé reste." } as const;
/** Under the hours that a class rests on when nobody wrote those worked. */
export const signedHoursWords = "Heures comptées d'après les contrats signés, absences non déduites.";
export const tooFewToTell = "trop peu pour être dit";
export const howStaysAreCounted = "Médiane et moyenne de survie (Kaplan-Meier), en jours de calendrier : qui est encore là compte comme restant. La moyenne des seuls sortis serait trop courte.";
