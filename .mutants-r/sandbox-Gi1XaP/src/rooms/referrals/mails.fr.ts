import type { Mail } from "#ground/mail/post";
import type { NudgeKind } from "./model.ts";

// No name, no need, no domain: a mail brings its reader to the house, or to one screen behind a link, and says nothing on the way.
type To = { name: string; email: string };
const mail = (kind: string, to: To, subject: string, ...paragraphs: string[]): Mail => ({ kind, toName: to.name, toAddress: to.email, subject, text: ["Bonjour,", ...paragraphs, "Fil rouge"].join("\n\n") + "\n" });
const several = (count: number, one: string, many: string): string => (count === 1 ? `Une ${one}` : `${count} ${many}`);

export const newRequestMail = (to: To, link: string, days: number): Mail => mail("referral-new", to, "Une demande vous est adressée",
  "Une structure d'insertion vous adresse une demande, avec l'accord de la personne. Un seul écran, sans compte : dites si vous pouvez, refusez avec une raison, ou demandez ce qui manque.", link,
  `Ce lien s'ouvre ${days} jours, pour cette demande seule. Ne le transmettez pas.`);

export const newForAccountMail = (to: To, place: string): Mail => mail("referral-new", to, "Une demande attend dans Fil rouge", "Une nouvelle demande vous attend. Entrez dans Fil rouge, page « Mobilisations » :", place);

export const placesMail = (to: To, link: string | null, place: string): Mail => mail("places-asked", to, "Avez-vous une place ?",
  "On vous demande si vous avez une place, sans dire pour qui. Répondre prend dix secondes ; une place dite libre est tenue quelques jours, puis prise ou rendue.", link ?? place);

const nudgeWords: Record<NudgeKind, (count: number) => string> = {
  "first-reminder": (count) => `${several(count, "demande attend votre réponse", "demandes attendent votre réponse")} depuis plusieurs jours.`,
  "second-reminder": (count) => `${several(count, "demande attend encore votre réponse", "demandes attendent encore votre réponse")} : sans réponse, elle expire et la personne attend pour rien.`,
  escalation: (count) => `${several(count, "demande n'avance plus", "demandes n'avancent plus")} : à vous de reprendre la main.`,
  "still-active": (count) => `${several(count, "demande en cours est sans nouvelles", "demandes en cours sont sans nouvelles")} : est-elle toujours active ? Un mot suffit ; si non, dites pourquoi.`,
  "look-again": (count) => `${several(count, "demande attendait le bon moment", "demandes attendaient le bon moment")} : le jour d'y revenir est venu.`,
  expiry: (count) => `${several(count, "demande a expiré sans réponse", "demandes ont expiré sans réponse")} : la première porte la garde, à vous de demander autrement.`,
};

/** One digest a contact, whatever the number of requests; links only for whoever has no account. */
export const digestMail = (to: To, counts: Partial<Record<NudgeKind, number>>, links: readonly string[], place: string): Mail => mail("referral-digest", to, "Des demandes attendent",
  ...(Object.entries(counts) as [NudgeKind, number][]).map(([kind, count]) => nudgeWords[kind](count)),
  ...(links.length > 0 ? ["Un lien par demande, sans compte :", links.join("\n")] : ["Entrez dans Fil rouge, page « Mobilisations » :", place]));
