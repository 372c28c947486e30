import type { Mail } from "#ground/mail/post";

/** Neither whom nor what: the mail only brings its reader back to the house. */
export const withdrawalMail = (to: { givenName: string; familyName: string; email: string }): Mail => ({
  kind: "agreement-taken-back", toName: `${to.givenName} ${to.familyName}`, toAddress: to.email, subject: "Un accord de partage a été repris",
  text: [`Bonjour ${to.givenName},`, "Quelqu'un que vous suivez a repris un accord de partage. Ce qu'il ouvrait ne s'ouvre plus.",
    "Entrez dans Fil rouge, page « Accords repris » : elle dit ce qui vous avait déjà été montré, et ce que vous avez à effacer.", "Fil rouge"].join("\n\n") + "\n",
});
