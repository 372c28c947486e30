import type { Mail } from "#ground/mail/post";
import type { Account } from "./model.ts";

type Reader = Pick<Account, "givenName" | "familyName" | "email">;

const mail = (kind: string, to: Reader, subject: string, ...paragraphs: string[]): Mail => ({
  kind, toName: `${to.givenName} ${to.familyName}`, toAddress: to.email, subject, text: [`Bonjour ${to.givenName},`, ...paragraphs, "Fil rouge"].join("\n\n") + "\n",
});

export const invitationMail = (to: Reader, link: string): Mail => mail("invitation", to, "Votre accès à Fil rouge",
  "On vous ouvre un accès à Fil rouge. Ce lien sert une seule fois, pendant sept jours : il vous demandera de choisir un mot de passe.", link,
  "Si vous n'attendiez pas cette invitation, ne faites rien : elle s'éteindra seule.");

export const newPasswordMail = (to: Reader, link: string): Mail => mail("password-reset", to, "Choisir un nouveau mot de passe",
  "Quelqu'un, sans doute vous, a demandé un nouveau mot de passe pour votre compte. Ce lien sert une seule fois, pendant une heure.", link,
  "Si ce n'était pas vous, ne faites rien : votre mot de passe reste le même.");

/** What changed, said to the owner of the account wherever the change came from. */
export const changeWords = {
  password: "Votre mot de passe a été changé ; vos autres sessions sont fermées.",
  totp: "Une application de codes a été ajoutée à votre compte.",
  "totp-removed": "L'application de codes a été retirée de votre compte.",
  codes: "De nouveaux codes de secours ont été faits ; les anciens ne servent plus.",
  passkey: "Une clé d'accès a été ajoutée à votre compte.",
  "passkey-removed": "Une clé d'accès a été retirée de votre compte.",
  "factors-reset": "La personne qui administre Fil rouge a retiré votre seconde preuve et fermé vos sessions. À votre prochaine entrée, il vous en sera demandé une nouvelle.",
  openid: "Votre compte est maintenant lié à un fournisseur d'identité : vous pouvez entrer par lui.",
} as const;
export type AccountChange = keyof typeof changeWords;

export const changeMail = (to: Reader, change: AccountChange): Mail => mail("account-changed", to, "Un changement sur votre compte Fil rouge",
  changeWords[change], "Si ce n'était pas vous, prévenez tout de suite la personne qui administre Fil rouge dans votre structure, et changez votre mot de passe.");
