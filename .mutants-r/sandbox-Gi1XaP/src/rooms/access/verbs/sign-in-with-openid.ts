import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, findAccountByEmail } from "../accounts.server.ts";
import { findIdentity, insertIdentity } from "../identities.server.ts";
import { changeMail } from "../mails.fr.ts";
import type { Account } from "../model.ts";
import type { OpenidClaims } from "../openid.ts";
import { insertSession } from "../sessions.server.ts";

export type SignInWithOpenidRefusal = "unknown";

/** The pair issuer and subject is who she is; the address only introduces her, once, to an account that exists. */
const recognise = async (door: Door, claims: OpenidClaims): Promise<Account | null> => {
  const professionalId = await findIdentity(door, claims);
  if (professionalId) return findAccount(door, professionalId);
  const account = claims.email ? await findAccountByEmail(door, claims.email) : null;
  if (!account || account.disabled) return null;
  await insertIdentity(door, claims, account.id);
  await postMail(door, changeMail(account, "openid"));
  await recordAtTheDoor(door, "account.openid-linked", account.id);
  return account;
};

export const signInWithOpenid = async (door: Door, input: { claims: OpenidClaims; device: string | null }): Promise<Outcome<{ opens: true; token: string }, SignInWithOpenidRefusal>> => {
  const account = await recognise(door, input.claims);
  if (!account || account.disabled) return refuse("unknown");
  const token = await insertSession(door, account.id, "openid", input.device, input.claims.idToken);
  await recordAtTheDoor(door, "session.opened", account.id, { detail: { means: "openid" } });
  return done({ opens: true, token });
};
