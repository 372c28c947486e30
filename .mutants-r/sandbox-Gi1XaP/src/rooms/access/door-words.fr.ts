import type { AccountState, LinkKind } from "./model.ts";
import { type PasswordWeakness, shortestPassword } from "./password-rules.ts";

export const weaknessWords: Record<PasswordWeakness, string> = {
  "too-short": `Ce mot de passe est trop court : ${shortestPassword} signes au moins. Quatre mots sans rapport entre eux font très bien l'affaire.`,
  "too-long": "Ce mot de passe est trop long : 256 signes au plus.",
  "too-common": "Ce mot de passe est parmi les premiers qu'on essaie. Prenez par exemple quatre mots sans rapport entre eux.",
  "says-who-you-are": "Ce mot de passe contient surtout votre nom ou votre adresse. Prenez autre chose.",
};

const hour = new Intl.DateTimeFormat("fr-FR", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Paris" });
const moment = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZone: "Europe/Paris" });

export const tooManyWords = (back: Date): string => `Trop d'essais. Réessayez après ${hour.format(new Date(Math.ceil(back.getTime() / 60_000) * 60_000))}.`;
/** 21 novembre à 12:00 */
export const sayMoment = (at: Date): string => moment.format(at);

export const doorRefusalWords = {
  wrong: "Adresse ou mot de passe incorrect. Vérifiez les deux, ou demandez un nouveau mot de passe.",
  "wrong-password": "Ce n'est pas votre mot de passe. Réessayez.",
  "wrong-key": "Cette clé d'accès n'est pas connue ici, ou la demande a expiré. Réessayez, ou entrez par mot de passe.",
  "wrong-code": "Ce code n'est pas bon, ou il a déjà servi. Attendez le code suivant, ou prenez un code de secours.",
  "too-late": "Cette demande a expiré. Entrez de nouveau votre mot de passe.",
  "nothing-to-prove": "Entrez votre mot de passe pour continuer.",
} as const;

export const linkWords: Record<LinkKind, string> = {
  invitation: "Invitation",
  "first-administrator": "Premier compte d'administration",
  "password-reset": "Nouveau mot de passe",
};

/** What an administrator is answered. */
export const administrationRefusalWords = {
  "not-allowed": "Ce geste revient aux administrateurs.",
  "not-found": "Ce compte n'existe pas, ou la chose est déjà faite. Rechargez la page.",
  "not-for-oneself": "Pas pour vous-même : demandez à un autre administrateur.",
  "last-administrator": "C'est le dernier compte d'administration : nommez d'abord quelqu'un d'autre.",
  "no-such-structure": "Choisissez une structure ouverte dans la liste.",
  "ends-in-the-past": "Cette fin est déjà passée : donnez un jour à venir, ou laissez vide.",
  "already-held": "Ce rôle est déjà tenu dans cette structure.",
  "already-here": "Cette adresse a déjà un compte : ouvrez-le dans la liste et ajoutez-lui un rôle.",
  "already-accepted": "L'invitation est déjà acceptée : un mot de passe oublié se change depuis l'entrée.",
  "name-missing": "Écrivez le prénom et le nom.",
  "email-wrong": "Cette adresse n'a pas la forme d'une adresse électronique. Écrivez par exemple prenom.nom@structure.fr.",
  "association-missing": "Écrivez le nom de l'association.",
} as const;

export const stateWords: Record<AccountState, string> = {
  none: "sans compte",
  invited: "invitation envoyée",
  "invitation-over": "invitation passée",
  open: "ouvert",
  disabled: "fermé",
};
