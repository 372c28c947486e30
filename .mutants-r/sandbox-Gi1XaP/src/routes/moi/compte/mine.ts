import { redirect } from "@sveltejs/kit";
import { isFreshProof } from "#rooms/access/index";
import type { SessionMeans } from "#rooms/access/server";
import { house } from "#ground/house";

export type Mine = { actorId: string; sessionId: string; isFresh: boolean; means: SessionMeans };

/** One's own session; the address rule lets nobody else come this far. */
export const mine = (locals: App.Locals): Mine => {
  const { session } = locals;
  if (!session?.actor.sessionId) redirect(303, "/entrer");
  return { actorId: session.actor.id, sessionId: session.actor.sessionId, isFresh: isFreshProof(session.provedAt, house().clock()), means: session.means };
};

/** What changes how one comes in waits behind a fresh proof. */
export const proveFirst = (next: string): never => redirect(303, `/moi/compte/preuve?suite=${encodeURIComponent(next)}`);
