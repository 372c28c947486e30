// Contracts in plain words, for the person herself: what ends when, what can be done, by whom, from when. No code, no article, no acronym.
import { type CivilDate, sayDate } from "#ground/civil-date";
import type { LastDays, ThreeDurations } from "./chain.ts";
import type { ProlongationGround } from "./model.ts";
import type { ContractMomentCode, Decider, GroundToGoOn } from "./renewal.ts";

export const plainGoOn: Record<ProlongationGround | "total", string> = {
  total: "un nouveau contrat, dans les deux premières années", training: "finir votre formation", senior: "vous avez 50 ans ou plus, et encore des difficultés", rqth: "votre handicap est reconnu pour le travail, et vous avez encore des difficultés",
  "particular-difficulties": "vous avez encore de grosses difficultés à régler", dgefp: "votre chantier a une permission spéciale, pour aller jusqu'à cinq ans",
};
const plainDeciders: Record<Decider, string> = { employer: "votre employeur", aci: "votre chantier", prescriber: "un conseiller habilité", "employment-agency": "Pôle emploi", board: "une commission, qui vous écoute" };
export const plainContractMoments: Record<ContractMomentCode, string> = {
  "prepare-total": "Dans six mois, vos deux ans de contrat finissent. On peut déjà préparer la suite avec vous.", "prepare-end": "Votre contrat finit dans trois mois. On prépare la suite avec vous.", "contract-ends": "C'est le dernier jour de votre contrat.",
  "total-reached": "Vos deux ans avec ce chantier finissent.", "ceiling-reached": "Vos cinq ans avec ce chantier finissent.",
};

/** Her contract, and the two years that are not its end. */
export const plainContract = (lastDay: CivilDate | null, { total }: LastDays, today: CivilDate): string => {
  const contract = lastDay === null ? "Le dernier jour de votre contrat n'est pas encore écrit." : lastDay < today ? `Votre contrat a fini le ${sayDate(lastDay)}.` : `Votre contrat va jusqu'au ${sayDate(lastDay)} compris.`;
  const years = total < today ? `Les deux premières années ont fini le ${sayDate(total)}.` : `Deux ans avec ce chantier, c'est jusqu'au ${sayDate(total)}. Après, on peut parfois continuer.`;
  return `${contract} ${years}`;
};

const plainMonths = (months: number): string => months === 0 ? "moins d'un mois" : `${months} mois`;
/** Three durations, one sentence each: they are not the same thing. */
export const plainDurations = ({ chain, everySiae, journey }: ThreeDurations): string[] => [
  ...(chain === null ? [] : [`Vous travaillez avec ce chantier depuis ${plainMonths(chain.months)}.`]),
  `En tout, vous avez travaillé ${plainMonths(everySiae.months)} en insertion.`,
  ...(journey === null ? [] : [`Vous êtes suivi·e dans Convergence depuis ${plainMonths(journey.months)}.`]),
];

/** One way to go on: until when, and who says yes. */
export const plainWayOn = ({ ground, until, answer, deciders }: GroundToGoOn): string => {
  const way = `Pour continuer : ${plainGoOn[ground ?? "total"]}.`;
  if (answer.says === "no") return `${way} Ce n'est pas possible aujourd'hui.`;
  const who = deciders.map(({ by }) => plainDeciders[by]).join(" ou ");
  const day = until === null ? "" : ` jusqu'au ${sayDate(until)} au plus tard`;
  return answer.says === "yes" ? `${way} C'est possible${day}. Celui qui décide : ${who}.` : `${way} C'est peut-être possible${day} : parlez-en avec votre fil rouge. Celui qui décide : ${who}.`;
};
