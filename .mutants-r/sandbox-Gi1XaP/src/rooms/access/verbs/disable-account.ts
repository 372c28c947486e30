import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { disableAccount as saveDisabled, findAccount } from "../accounts.server.ts";
import { revokeLinks } from "../links.server.ts";
import { countAdministrators } from "../memberships.server.ts";
import { mayAdministerAccounts } from "../rules.ts";
import { revokeSessionsOf } from "../sessions.server.ts";

export type DisableAccountRefusal = "not-allowed" | "not-found" | "not-for-oneself" | "last-administrator";

/** Closes an account and all its sessions; nothing of what its owner wrote is touched. */
export const disableAccount = async (door: Door, actor: Actor, input: { professionalId: string }): Promise<Outcome<null, DisableAccountRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  if (input.professionalId === actor.id) return refuse("not-for-oneself");
  const account = await findAccount(door, input.professionalId);
  if (!account) return refuse("not-found");

  const administrators = await countAdministrators(door);
  await saveDisabled(door, account.id, door.now);
  if (administrators > 0 && (await countAdministrators(door)) === 0) return refuse("last-administrator");
  await revokeSessionsOf(door, account.id, null);
  for (const kind of ["invitation", "password-reset"] as const) await revokeLinks(door, kind, account.id);
  await recordAtTheDoor(door, "account.disabled", actor.id, { subjectId: account.id });
  return done(null);
};
