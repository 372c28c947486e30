import { error, type RequestEvent } from "@sveltejs/kit";
import type { Handle, HandleServerError } from "@sveltejs/kit/hooks";
import { compressed } from "./compressed.ts";
import { type DoorRule, doors } from "./doors.ts";
import { house } from "#ground/house";
import { atTheDoor, ownVisit, visit } from "#ground/visit";
import { openidSettings, touchSession, whoIsThere } from "#rooms/access/server";
import { guestVisit } from "#rooms/referrals/server";
import { touchSpace, whoseSpace } from "#rooms/space/server";
import { theInstance } from "./instance.ts";
import { keepWhatWasSent, keptPage, onceOnly } from "./kept-writing.ts";
import { sessionCookie } from "./session-cookie.ts";
import { inLanguage, isHerSpace, languageOf, spaceCookie } from "./space-visitor.ts";

type Resolve = Parameters<Handle>[0]["resolve"];
/** Always not found: what a closed address shows, so that it cannot be told from an absent one. */
const noSuchAddress = "/introuvable";
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
  event.locals.asSheReads = (personId, work) => (session && !session.locked && !session.needsFactor ? ownVisit(db, personId, work, now) : error(404, "Page introuvable"));
  event.locals.byLink = (token, work) => guestVisit(db, token, work, now);
  event.locals.atTheDoor = (work) => atTheDoor(db, work, now);
  const hers = isHerSpace(event.route.id);
  await openHerSpace(event, hers, now);
  // Whatever way one leaves, by the page, sent on or not found, the answer goes out with the same protections and is counted.
  const response = await answerOf(event, resolve, token, now);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  if (session || hers) response.headers.set("cache-control", "no-store");
  // « Not changed » would go out without this page's own policy, and the browser would put the bare one on the page it kept: no style, no script.
  response.headers.delete("etag");
  // Only a phone she says is hers may keep what it saw (src/ui/browser/last-view.worker.ts).
  if (event.locals.space?.isHers && response.status === 200 && event.request.method === "GET") response.headers.set("x-keeps-last-view", "yes");
  allowTheProvider(response);
  if (!event.isSubRequest) observe(event.route.id ?? "none", response.status, performance.now() - started);
  return response;
};

/** Asked on her pages only: a professional's page never looks at her cookie, nor hers at a professional's. */
const openHerSpace = async (event: RequestEvent, hers: boolean, now: Date): Promise<void> => {
  const { db } = house();
  const token = hers ? event.cookies.get(spaceCookie(event.url).name) : undefined;
  const space = token ? await whoseSpace(db, token, now) : null;
  event.locals.space = space;
  event.locals.language = hers ? languageOf(event) : "fr";
  event.locals.inHerSpace = (work) => (space ? ownVisit(db, space.personId, work, now) : error(404, "Page introuvable"));
  if (space?.seenLongAgo) await touchSpace(db, space.sessionId, now);
};

const answerOf = async (event: RequestEvent, resolve: Resolve, token: string | undefined, now: Date): Promise<Response> => {
  const door = await doorOf(event.route.id, event.url, event.locals);
  // What opens to nobody here answers as an address that does not exist, letter for letter: the same page, asked of the house.
  if (door === "not-found") return event.fetch(noSuchAddress);
  if (door) {
    const next = (await keepWhatWasSent(event, token, now)) ? keptPage : door.next;
    return new Response(null, { status: 303, headers: { location: next ? `${door.sentTo}?suite=${encodeURIComponent(next)}` : door.sentTo } });
  }
  // A screen that locked itself stays locked until somebody proves who they are: being asked for is not being seen.
  const { session } = event.locals;
  if (session?.seenLongAgo && !session.locked && session.actor.sessionId) await touchSession(house().db, session.actor.sessionId, now);
  const { language } = event.locals;
  const response = await onceOnly(event, async () => resolve(event, language === "fr" ? {} : { transformPageChunk: ({ html }) => inLanguage(html, language) }));
  return event.isSubRequest ? response : compressed(response, event.request.headers.get("accept-encoding"));
};

/** Deny by default: an address without a rule is not found, and a stranger is shown the way in. Null: the door is open. */
const doorOf = async (routeId: string | null, url: URL, locals: App.Locals): Promise<"not-found" | { sentTo: string; next?: string } | null> => {
  if (routeId === null) return null;
  const rule: DoorRule | undefined = doors[routeId];
  if (!rule) return "not-found";
  if (rule === "public" || rule === "nobody") return null;
  if (rule === "simulated") return (await theInstance())?.simulated ? null : "not-found";
  if (rule === "in-her-space") return locals.space ? null : { sentTo: "/moi/entree" };
  const next = url.pathname;
  if (!locals.actor) return { sentTo: "/entrer", next };
  if (locals.locked && !lockedMayOpen.has(routeId)) return { sentTo: "/verrou", next };
  if (locals.session?.needsFactor && !passwordAloneMayOpen.has(routeId)) return { sentTo: "/moi/compte/second-facteur" };
  return typeof rule === "function" && !rule(locals.actor) ? "not-found" : null;
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
