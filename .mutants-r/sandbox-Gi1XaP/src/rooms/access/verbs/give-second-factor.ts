import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, useRecoveryCode, useTotpStep } from "../accounts.server.ts";
import { takeChallenge } from "../challenges.server.ts";
import type { Account } from "../model.ts";
import { insertSession } from "../sessions.server.ts";
import { stepOfCode } from "../totp.ts";

export type SecondFactorRefusal = "too-late" | "wrong";

const isTelephoneCode = async (door: Door, account: Account, code: string): Promise<boolean> => {
  const step = account.totpConfirmed && account.totpSecret ? stepOfCode(account.totpSecret, code, door.now, account.totpLastStep) : null;
  return step !== null && (await useTotpStep(door, account.id, step));
};

/** The code of the telephone, or one of the recovery codes. A wrong one leaves the sign-in waiting. */
export const giveSecondFactor = async (door: Door, input: { awaited: string; code: string; device: string | null }): Promise<Outcome<{ opens: true; token: string }, SecondFactorRefusal>> => {
  const challenge = await takeChallenge(door, "second-factor", input.awaited);
  const account = challenge?.professionalId ? await findAccount(door, challenge.professionalId) : null;
  if (!account || account.disabled) return refuse("too-late");

  const byTelephone = await isTelephoneCode(door, account, input.code);
  if (!byTelephone && !(await useRecoveryCode(door, account.id, input.code))) return refuse("wrong");

  const token = await insertSession(door, account.id, "password", input.device);
  await recordAtTheDoor(door, "session.opened", account.id, { detail: { means: byTelephone ? "password-totp" : "password-recovery-code" } });
  return done({ opens: true, token });
};
