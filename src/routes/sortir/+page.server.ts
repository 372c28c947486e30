import { redirect } from "@sveltejs/kit";
import { house } from "#ground/house";
import { endOpenid, leave, openidSettings } from "#rooms/access/server";
import { clearSessionCookie } from "../../session-cookie.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = () => redirect(303, "/");

export const actions: Actions = {
  default: async ({ locals, cookies, url }) => {
    const { actor } = locals;
    const left = actor?.sessionId ? await locals.atTheDoor((door) => leave(door, { actorId: actor.id, sessionId: actor.sessionId! })) : null;
    clearSessionCookie(cookies, url);
    const [settings, hint] = [openidSettings(), left?.ok ? left.value.openidHint : null];
    // The session here is closed whatever the provider answers.
    const elsewhere = settings && hint ? await endOpenid(settings, hint, `${url.origin}/entrer`).catch((fault: unknown) => house().report("/sortir", fault)) : null;
    if (elsewhere) redirect(303, elsewhere, { external: [elsewhere.origin] });
    redirect(303, "/entrer?fait=sortie");
  },
};
