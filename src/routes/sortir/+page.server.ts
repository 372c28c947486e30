import { redirect } from "@sveltejs/kit";
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
    const elsewhere = settings && hint ? await endOpenid(settings, hint, `${url.origin}/entrer`) : null;
    if (elsewhere) redirect(303, elsewhere, { external: [elsewhere.origin] });
    redirect(303, "/entrer?fait=sortie");
  },
};
