import { type CivilDate, sayDate } from "#ground/civil-date";
import type { Mail } from "#ground/mail/post";

/** One mail for all that somebody keeps: names of services, nobody's. */
export const askOwnerMail = (to: { givenName: string; familyName: string; email: string }, { link, names, until }: { link: string; names: readonly string[]; until: CivilDate }): Mail => ({
  kind: "entries-asked", toName: `${to.givenName} ${to.familyName}`, toAddress: to.email, subject: names.length > 1 ? `Annuaire : ${names.length} fiches à confirmer` : "Annuaire : une fiche à confirmer",
  text: [`Bonjour ${to.givenName},`, names.length > 1 ? "Ces fiches de l'annuaire sont à votre nom. Sont-elles toujours justes ?" : "Cette fiche de l'annuaire est à votre nom. Est-elle toujours juste ?",
    [...names.slice(0, 12).map((name) => `- ${name}`), ...(names.length > 12 ? [`et ${names.length - 12} autres`] : [])].join("\n"),
    `Un clic suffit, sans mot de passe :\n${link}`, `Ce lien sert une fois, jusqu'au ${sayDate(until)}.`, "Fil rouge"].join("\n\n") + "\n",
});
