import { error } from "@sveltejs/kit";
import { readConfig } from "#ground/config";
import { mailsLeave } from "#ground/mail/settings";

/**
 * The address a mail may carry. A stranger who asks for a password can lie about the host she asked:
 * once mails leave, only the operator's ORIGIN is believed.
 */
export const linkTo = (url: URL): ((token: string) => string) => {
  const { origin } = readConfig();
  if (!origin && mailsLeave() && url.hostname !== "localhost") error(503, "L'adresse publique de Fil rouge n'est pas réglée (ORIGIN) : aucun courriel ne peut partir. Prévenez la personne qui administre.");
  return (token) => `${(origin ?? url).origin}/invitations/${token}`;
};
