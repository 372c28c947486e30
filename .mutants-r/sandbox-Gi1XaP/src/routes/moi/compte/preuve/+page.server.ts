import { fail, redirect } from "@sveltejs/kit";
import { doorRefusalWords, tooManyWords } from "#rooms/access/index";
import { askPasskey, knock, proveAgain } from "#rooms/access/server";
import { addressOf, passkeyProof, placeOf } from "../../../../door-visitor.ts";
import { setSessionCookie } from "../../../../session-cookie.ts";
import { wayBack } from "../../../../way-back.ts";
import { mine } from "../mine.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url }) => {
  const next = wayBack(url.searchParams.get("suite"));
  const { isFresh, means } = mine(locals);
  if (isFresh || means === "persona") redirect(303, next === "/" ? "/moi/compte" : next);
  return { next, byProvider: means === "openid", ceremony: await locals.atTheDoor((door) => askPasskey(door, placeOf(url))) };
};

export const actions: Actions = {
  default: async (event) => {
    const { actorId, sessionId } = mine(event.locals);
    const form = await event.request.formData();
    const proof = form.get("response") ? { passkey: passkeyProof(form, event.url) } : { password: String(form.get("password") ?? "") };
    const answer = await knock(event.locals.atTheDoor, [{ of: "factor", key: actorId }, addressOf(event)], (door) => proveAgain(door, { actorId, sessionId, proof }));
    const next = wayBack(String(form.get("suite") ?? ""));
    if (answer.ok) {
      setSessionCookie(event.cookies, event.url, answer.value.token);
      redirect(303, next);
    }
    if (answer.reason === "too-many") return fail(429, { errors: [{ name: "password", message: tooManyWords(answer.detail?.["back"] as Date) }], next });
    return fail(400, { errors: [{ name: "password", message: doorRefusalWords["passkey" in proof ? "wrong-key" : "wrong-password"] }], next });
  },
};
