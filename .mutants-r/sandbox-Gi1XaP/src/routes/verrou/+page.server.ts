import { fail, redirect } from "@sveltejs/kit";
import { doorRefusalWords, tooManyWords } from "#rooms/access/index";
import { askPasskey, knock, leave, lockScreen, type OpenSession, proveAgain } from "#rooms/access/server";
import { addressOf, goOut, passkeyProof, placeOf } from "../../door-visitor.ts";
import { keptPage } from "../../kept-writing.ts";
import { setSessionCookie } from "../../session-cookie.ts";
import { pathOfReferrer, wayBack } from "../../way-back.ts";
import type { Actions, PageServerLoad } from "./$types";

/** The address rule lets nobody else come this far. */
const hers = (locals: App.Locals): OpenSession & { sessionId: string } => {
  const sessionId = locals.session?.actor.sessionId;
  if (!locals.session || !sessionId) redirect(303, "/entrer");
  return { ...locals.session, sessionId };
};

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, locked, means } = hers(locals);
  const next = wayBack(url.searchParams.get("suite"));
  return {
    next, kept: next === keptPage, locked, isPersona: means === "persona", name: `${actor.givenName} ${actor.familyName}`,
    ceremony: means === "persona" ? null : await locals.atTheDoor((door) => askPasskey(door, placeOf(url))),
  };
};

export const actions: Actions = {
  lock: async ({ locals, request, url }) => {
    const { actor, sessionId } = hers(locals);
    await locals.atTheDoor((door) => lockScreen(door, { actorId: actor.id, sessionId }));
    redirect(303, `/verrou?suite=${encodeURIComponent(pathOfReferrer(request.headers.get("referer"), url))}`);
  },

  open: async (event) => {
    const { actor, sessionId, means } = hers(event.locals);
    const form = await event.request.formData();
    const proof = form.get("response") ? { passkey: passkeyProof(form, event.url) } : means === "persona" ? { persona: means } : { password: String(form.get("password") ?? "") };
    const answer = await knock(event.locals.atTheDoor, [{ of: "factor", key: actor.id }, addressOf(event)], (door) => proveAgain(door, { actorId: actor.id, sessionId, proof }));
    const next = wayBack(String(form.get("suite") ?? ""));
    if (answer.ok) {
      setSessionCookie(event.cookies, event.url, answer.value.token);
      redirect(303, next);
    }
    if (answer.reason === "too-many") return fail(429, { errors: [{ name: "password", message: tooManyWords(answer.detail?.["back"] as Date) }], next });
    return fail(400, { errors: [{ name: "password", message: doorRefusalWords["passkey" in proof ? "wrong-key" : "wrong-password"] }], next });
  },

  leave: async (event) => {
    const { actor, sessionId } = hers(event.locals);
    const left = await event.locals.atTheDoor((door) => leave(door, { actorId: actor.id, sessionId }));
    return goOut(event, left.ok ? left.value.openidHint : null);
  },
};
