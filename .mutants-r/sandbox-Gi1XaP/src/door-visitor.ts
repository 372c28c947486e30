import { redirect, type RequestEvent } from "@sveltejs/kit";
import { house } from "#ground/house";
import type { PasskeyProof, Place } from "#rooms/access/server";
import { endOpenid, leave, openidSettings } from "#rooms/access/server";
import { clearSessionCookie, setSessionCookie } from "./session-cookie.ts";

type Knocking = Pick<RequestEvent, "cookies" | "getClientAddress" | "locals" | "request" | "url">;

/** What the door counts, besides the account. */
export const addressOf = (event: Knocking): { of: "address"; key: string } => ({ of: "address", key: event.getClientAddress() });
export const deviceOf = (event: Knocking): string | null => event.request.headers.get("user-agent");
export const placeOf = (url: URL): Place => ({ origin: url.origin, host: url.hostname });
export const passkeyProof = (form: FormData, url: URL): PasskeyProof => ({ challenge: String(form.get("challenge") ?? ""), response: String(form.get("response") ?? ""), place: placeOf(url) });

/** A new token at each sign-in; whoever was signed in on this browser leaves first. */
export const letIn = async (event: Knocking, token: string): Promise<void> => {
  const { actor } = event.locals;
  if (actor?.sessionId) await event.locals.atTheDoor((door) => leave(door, { actorId: actor.id, sessionId: actor.sessionId! }));
  setSessionCookie(event.cookies, event.url, token);
};


/** Out of this session, which is already closed here: on to the provider when it opened it, so that its own closes too; otherwise back to the entrance. */
export const goOut = async ({ cookies, url, route }: Pick<RequestEvent, "cookies" | "url" | "route">, openidHint: string | null): Promise<never> => {
  clearSessionCookie(cookies, url);
  const settings = openidSettings();
  // The session here is closed whatever the provider answers.
  const elsewhere = settings && openidHint ? await endOpenid(settings, openidHint, `${url.origin}/entrer`).catch((fault: unknown) => house().report(route.id ?? "none", fault)) : null;
  if (elsewhere) redirect(303, elsewhere, { external: [elsewhere.origin] });
  redirect(303, "/entrer?fait=sortie");
};
