import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, replaceRecoveryCodes, useTotpStep } from "../accounts.server.ts";
import { changeMail } from "../mails.fr.ts";
import { newRecoveryCodes, stepOfCode } from "../totp.ts";

export type ConfirmTotpRefusal = "not-found" | "wrong" | "prove-again";

/** The telephone showed the right code: it counts from now on. The first second factor comes with ten recovery codes, shown once. */
export const confirmTotp = async (door: Door, input: { actorId: string; code: string; isFresh: boolean }): Promise<Outcome<{ opens: true; codes: string[] }, ConfirmTotpRefusal>> => {
  if (!input.isFresh) return refuse("prove-again");
  const account = await findAccount(door, input.actorId);
  if (!account?.totpSecret || account.totpConfirmed) return refuse("not-found");
  const step = stepOfCode(account.totpSecret, input.code, door.now, account.totpLastStep);
  if (step === null || !(await useTotpStep(door, account.id, step))) return refuse("wrong");

  const codes = account.codesLeft === 0 ? newRecoveryCodes() : [];
  if (codes.length > 0) await replaceRecoveryCodes(door, account.id, codes);
  await postMail(door, changeMail(account, "totp"));
  await recordAtTheDoor(door, "account.totp-added", account.id);
  return done({ opens: true, codes });
};
