// The PASS in plain words, for the person herself: what ends when, what can be done, by whom, from when. No code, no acronym but PASS.
import { type CivilDate, sayDate } from "#ground/civil-date";
import type { PassGround } from "./model.ts";
import type { Carence, Certainty, PassState } from "./pass.ts";
import type { PassMoment, PassMomentCode } from "./pass-moments.ts";
import type { PassWindow, PossibleProlongation } from "./pass-prolongation.ts";

export const plainGrounds: Record<PassGround, string> = {
  "senior-cdi": "vous avez 57 ans ou plus et un contrat sans date de fin", "complete-training": "vous finissez une formation", rqth: "votre handicap est reconnu pour le travail", senior: "vous avez 50 ans ou plus",
  "particular-difficulties": "vous avez encore de grosses difficultés à régler", "health-context": "la crise sanitaire (c'est terminé)",
};

const sure: Record<Certainty, string> = { read: "", told: " Cette date nous a été dite : nous la vérifions.", counted: " C'est une date que nous avons calculée : elle peut changer." };

/** What her PASS is today. */
export const plainPass = (state: PassState, { startsOn, endsOn, certainty }: { startsOn: CivilDate; endsOn: CivilDate; certainty: Certainty }): string => {
  const told: Record<PassState, string> = {
    future: `Votre PASS commence le ${sayDate(startsOn)}. Son dernier jour est le ${sayDate(endsOn)}.`,
    valid: `Votre PASS vous permet de travailler en insertion jusqu'au ${sayDate(endsOn)} compris.`,
    suspended: "Votre PASS est en pause. Les jours qui restent sont gardés pour vous.",
    expired: `Votre PASS est fini depuis le ${sayDate(endsOn)}.`,
  };
  return `${told[state]}${state === "suspended" ? "" : sure[certainty]}`;
};

/** What can be done, by whom, from when. */
export const plainWindow = ({ opensOn, closesOn }: Pick<PassWindow, "opensOn" | "closesOn">, today: CivilDate): string =>
  today < opensOn ? `À partir du ${sayDate(opensOn)}, votre employeur peut demander à le prolonger. Parlez-en avec votre fil rouge.`
  : today <= closesOn ? `Votre employeur peut demander à le prolonger, jusqu'au ${sayDate(closesOn)} compris. Parlez-en avec votre fil rouge.`
  : "Il n'est plus possible de le prolonger. Parlez de la suite avec votre fil rouge.";

export const plainCarence = ({ until }: Pick<Carence, "until">, today: CivilDate): string =>
  today <= until ? `Jusqu'au ${sayDate(until)}, un nouveau PASS demande l'accord d'un prescripteur. C'est par exemple France Travail ou un centre d'hébergement.` : "Vous pouvez demander un nouveau PASS.";

/** One possible prolongation, as a sentence to her; nothing is said of what neither today nor time makes possible. */
export const plainPossible = ({ ground, answer, until, needsOpinion, askableFrom }: Pick<PossibleProlongation, "ground" | "answer" | "until" | "needsOpinion" | "askableFrom">): string | null => {
  if (askableFrom === null || until === null) return null;
  const maybe = answer.says === "no" ? `à demander à partir du ${sayDate(askableFrom)}` : answer.says === "unknown" ? "peut-être, il nous manque des réponses" : "c'est possible";
  return `Prolonger parce que ${plainGrounds[ground]} : ${maybe}. Cette fois, jusqu'au ${sayDate(until)} au plus. ${needsOpinion ? "Votre employeur fait la demande, un prescripteur donne son accord." : "Votre employeur fait la démarche lui-même."}`;
};

const moments: Record<PassMomentCode, (day: string) => string> = {
  "window-opens": (day) => `À partir du ${day}, votre employeur peut demander à prolonger votre PASS.`,
  "end-is-near": () => "Votre PASS finit dans trois mois. Voyez la suite avec votre fil rouge.",
  "last-day": (day) => `Le ${day} est le dernier jour de votre PASS.`,
  "window-closes": (day) => `Le ${day} est le dernier jour pour demander à prolonger votre PASS.`,
  "suspension-ends": (day) => `La pause de votre PASS dure jusqu'au ${day}.`,
  "closing-possible": (day) => `À partir du ${day}, après un an de pause, votre PASS peut être arrêté. Parlez-en avec votre fil rouge.`,
  "carence-ends": (day) => `Après le ${day}, vous pouvez demander un nouveau PASS sans accord particulier.`,
};
export const plainMoment = ({ code, on }: Pick<PassMoment, "code" | "on">): string => moments[code](sayDate(on));
