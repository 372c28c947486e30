import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { disableAccount as saveDisabled, findAccount } from "../accounts.server.ts";
import { mayAdministerAccounts } from "../rules.ts";

export type ReopenAccountRefusal = "not-allowed" | "not-found";

export const reopenAccount = async (door: Door, actor: Actor, input: { professionalId: string }): Promise<Outcome<null, ReopenAccountRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  const account = await findAccount(door, input.professionalId);
  if (!account?.disabled) return refuse("not-found");
  await saveDisabled(door, account.id, null);
  await recordAtTheDoor(door, "account.reopened", actor.id, { subjectId: account.id });
  return done(null);
};
