import { error, redirect } from "@sveltejs/kit";
import type { Handle, HandleServerError } from "@sveltejs/kit/hooks";
import { compressed } from "./compressed.ts";
import { type DoorRule, doors } from "./doors.ts";
import { house } from "#ground/house";
import { atTheDoor, visit } from "#ground/visit";
import { openidSettings, touchSession, whoIsThere } from "#rooms/access/server";
import { theInstance } from "./instance.ts";
import { sessionCookie } from "./session-cookie.ts";

/** What is public stays open to a locked screen; the rest waits behind it. */
const lockedMayOpen = new Set(["/verrou", "/sortir", "/entrer"]);
/** A password alone opens only what it takes to add a second factor, and the way out. */
const passwordAloneMayOpen = new Set(["/verrou", "/sortir", "/moi/compte/second-facteur", "/moi/compte/preuve"]);

export const handle: Handle = async ({ event, resolve }) => {
  const started = performance.now();
  const { db, clock, observe } = house();
  const now = clock();
  const token = event.cookies.get(sessionCookie(event.url).name);
  const session = token ? await whoIsThere(db, token, now) : null;
  event.locals.actor = session?.actor ?? null;
  event.locals.locked = session?.locked ?? false;
  event.locals.session = session;
  event.locals.enter = (work) => (session && !session.locked && !session.needsFactor ? visit(db, session.actor, work, now) : error(404, "Page introuvable"));
  event.locals.atTheDoor = (work) => atTheDoor(db, work, now);

  await openDoor(event.route.id, event.url, event.locals);
  // A screen that locked itself stays locked until somebody proves who they are: being asked for is not being seen.
  if (session?.seenLongAgo && !session.locked && session.actor.sessionId) await touchSession(db, session.actor.sessionId, now);
  const response = await compressed(await resolve(event), event.request.headers.get("accept-encoding"));
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  if (session) response.headers.set("cache-control", "no-store");
  allowTheProvider(response);
  observe(event.route.id ?? "none", response.status, performance.now() - started);
  return response;
};

/** Deny by default: an address without a rule is not found, and a stranger is shown the way in. */
const openDoor = async (routeId: string | null, url: URL, locals: App.Locals): Promise<void> => {
  if (routeId === null) return;
  const rule: DoorRule | undefined = doors[routeId];
  if (!rule) error(404, "Page introuvable");
  if (rule === "public") return;
  if (rule === "simulated") {
    if (!(await theInstance())?.simulated) error(404, "Page introuvable");
    return;
  }
  if (!locals.actor) redirect(303, `/entrer?suite=${encodeURIComponent(url.pathname)}`);
  if (locals.locked && !lockedMayOpen.has(routeId)) redirect(303, `/verrou?suite=${encodeURIComponent(url.pathname)}`);
  if (locals.session?.needsFactor && !passwordAloneMayOpen.has(routeId)) redirect(303, "/moi/compte/second-facteur");
  if (typeof rule === "function" && !rule(locals.actor)) error(404, "Page introuvable");
};

/** Leaving sends the form on to the identity provider, to close the session there too. */
const allowTheProvider = ({ headers }: Response): void => {
  const [settings, policy] = [openidSettings(), headers.get("content-security-policy")];
  if (settings && policy) headers.set("content-security-policy", policy.replace("form-action 'self'", `form-action 'self' ${new URL(settings.issuer).origin}`));
};

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "x-frame-options": "DENY",
};

export const handleError: HandleServerError = ({ kind, error: caught, event }) => {
  if (kind === "framework" && caught.status === 404) return { message: "Page introuvable" };
  if (kind === "app") return caught;
  house().report(event.route.id ?? "none", caught);
  return { message: "Quelque chose s'est mal passé de notre côté. Rien de ce que vous avez enregistré n'est perdu ; réessayez dans un instant." };
};
