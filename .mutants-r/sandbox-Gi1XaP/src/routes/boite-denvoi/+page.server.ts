import { error } from "@sveltejs/kit";
import { listMails } from "#ground/mail/post";
import { mailsLeave } from "#ground/mail/settings";
import { mayAdministerAccounts, sayMoment } from "#rooms/access/index";
import { theInstance } from "../../instance.ts";
import type { PageServerLoad } from "./$types";

/** Mails hold one-time links: administrators see those that did not leave, and everybody in a simulated instance, where nobody is real. */
export const load: PageServerLoad = async ({ locals }) => {
  const mayRead = (locals.actor && mayAdministerAccounts(locals.actor)) || (await theInstance())?.simulated;
  if (!mayRead) error(404, "Page introuvable");
  const mails = await locals.atTheDoor((door) => listMails(door));
  return { leave: mailsLeave(), mails: mails.map(({ id, toName, toAddress, subject, text, at, sentAt }) => ({ id, to: `${toName} <${toAddress}>`, subject, text, at: sayMoment(at), sent: sentAt ? sayMoment(sentAt) : null })) };
};
