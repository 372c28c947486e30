import { fail, redirect } from "@sveltejs/kit";
import { renderSVG } from "uqr";
import { deviceWords, doorRefusalWords, tooManyWords } from "#rooms/access/index";
import { addPasskey, askNewPasskey, beginTotp, confirmTotp, findAccount, knock } from "#rooms/access/server";
import { addressOf, deviceOf, passkeyProof, placeOf } from "../../../../door-visitor.ts";
import { mine, proveFirst } from "../mine.ts";
import type { Actions, PageServerLoad } from "./$types";

const here = "/moi/compte/second-facteur";

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actorId, means, isFresh } = mine(locals);
  if (means === "persona") redirect(303, "/moi/compte");
  if (!isFresh) proveFirst(here);
  const { account, totp, ceremony } = await locals.atTheDoor(async (door) => {
    const known = await findAccount(door, actorId);
    const begun = known && !known.totpConfirmed ? await beginTotp(door, { actorId }) : null;
    return { account: known, totp: begun?.ok ? begun.value : null, ceremony: known ? await askNewPasskey(door, known, placeOf(url)) : null };
  });
  if (!account) redirect(303, "/moi/compte");
  return {
    must: locals.session?.needsFactor ?? false,
    ceremony,
    totp: totp && { key: totp.secret.replace(/(.{4})(?=.)/g, "$1 "), uri: totp.uri, svg: renderSVG(totp.uri, { border: 2 }).replace("<svg ", '<svg width="220" height="220" ') },
  };
};

export const actions: Actions = {
  totp: async (event) => {
    const { actorId, isFresh } = mine(event.locals);
    const code = String((await event.request.formData()).get("code") ?? "");
    const answer = await knock(event.locals.atTheDoor, [{ of: "factor", key: actorId }, addressOf(event)], (door) => confirmTotp(door, { actorId, code, isFresh }));
    if (!answer.ok) {
      if (answer.reason === "prove-again") proveFirst(here);
      const message = answer.reason === "too-many" ? tooManyWords(answer.detail?.["back"] as Date) : doorRefusalWords["wrong-code"];
      return fail(answer.reason === "too-many" ? 429 : 400, { errors: [{ name: "code", message }], codes: [] });
    }
    if (answer.value.codes.length === 0) redirect(303, "/moi/compte?fait=application");
    return { errors: [], codes: answer.value.codes };
  },

  passkey: async (event) => {
    const { actorId, isFresh } = mine(event.locals);
    const form = await event.request.formData();
    const answer = await event.locals.atTheDoor((door) => addPasskey(door, { actorId, isFresh, proof: passkeyProof(form, event.url), name: deviceWords(deviceOf(event)) }));
    if (!answer.ok) {
      if (answer.reason === "prove-again") proveFirst(here);
      return fail(400, { errors: [{ name: "cle", message: "La clé n'a pas pu être ajoutée : la demande a expiré ou la clé est déjà connue. Réessayez." }], codes: [] });
    }
    if (answer.value.codes.length === 0) redirect(303, "/moi/compte?fait=cle");
    return { errors: [], codes: answer.value.codes };
  },
};
