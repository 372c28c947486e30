import { error, fail, redirect } from "@sveltejs/kit";
import { deviceWords, sayMoment } from "#rooms/access/index";
import { closeMySessions, findAccount, listPasskeys, listSessions, removePasskey, removeTotp, renewRecoveryCodes } from "#rooms/access/server";
import { goOut } from "../../../door-visitor.ts";
import { mine, proveFirst } from "./mine.ts";
import type { Actions, PageServerLoad } from "./$types";

const meansWords = { password: "par mot de passe", passkey: "par clé d'accès", openid: "par fournisseur d'identité", persona: "comme personnage", "first-link": "par invitation" } as const;

export const load: PageServerLoad = ({ locals, url }) => {
  const { actorId, sessionId } = mine(locals);
  return locals.atTheDoor(async (door) => {
    const account = await findAccount(door, actorId);
    const [sessions, passkeys] = [await listSessions(door, actorId), await listPasskeys(door, actorId)];
    return {
      done: url.searchParams.get("fait"),
      account: account && { email: account.email, totp: account.totpConfirmed, codesLeft: account.codesLeft, hasPassword: account.passwordHash !== null, since: account.passwordSetAt ? sayMoment(account.passwordSetAt) : null },
      sessions: sessions.map((one) => ({ id: one.id, here: one.id === sessionId, device: deviceWords(one.device), means: meansWords[one.means], opened: sayMoment(one.openedAt), seen: sayMoment(one.lastSeenAt) })),
      passkeys: passkeys.map((one) => ({ id: one.id, name: one.name, made: sayMoment(one.createdAt), used: one.lastUsedAt ? sayMoment(one.lastUsedAt) : null })),
    };
  });
};

const here = "/moi/compte";
const over = () => error(404, "Page introuvable");

export const actions: Actions = {
  sessions: async (event) => {
    const { locals } = event;
    const { actorId, sessionId, isFresh, means } = mine(locals);
    const which = String((await event.request.formData()).get("which") ?? "");
    const answer = await locals.atTheDoor((door) => closeMySessions(door, { actorId, sessionId, which, isFresh: isFresh || means === "persona" }));
    if (!answer.ok) return answer.reason === "prove-again" ? proveFirst(here) : fail(404, { codes: [] });
    if (which === sessionId) return goOut(event, answer.value.openidHint);
    redirect(303, `${here}?fait=session`);
  },
  passkey: async ({ locals, request }) => {
    const { actorId, isFresh } = mine(locals);
    const passkeyId = String((await request.formData()).get("passkey") ?? "");
    const answer = await locals.atTheDoor((door) => removePasskey(door, { actorId, passkeyId, isFresh }));
    if (!answer.ok) return answer.reason === "prove-again" ? proveFirst(here) : over();
    redirect(303, `${here}?fait=cle-retiree`);
  },
  totp: async ({ locals }) => {
    const { actorId, isFresh } = mine(locals);
    const answer = await locals.atTheDoor((door) => removeTotp(door, { actorId, isFresh }));
    if (!answer.ok) return answer.reason === "prove-again" ? proveFirst(here) : over();
    redirect(303, `${here}?fait=application-retiree`);
  },
  codes: async ({ locals }) => {
    const { actorId, isFresh } = mine(locals);
    const answer = await locals.atTheDoor((door) => renewRecoveryCodes(door, { actorId, isFresh }));
    if (!answer.ok) return answer.reason === "prove-again" ? proveFirst(here) : over();
    return { codes: answer.value.codes };
  },
};
