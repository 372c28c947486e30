import { redirect } from "@sveltejs/kit";
import { leave } from "#rooms/access/server";
import { clearSessionCookie } from "../../session-cookie.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = () => redirect(303, "/");

export const actions: Actions = {
  default: async ({ locals, cookies, url }) => {
    const { actor } = locals;
    if (actor?.sessionId) await locals.atTheDoor((door) => leave(door, { actorId: actor.id, sessionId: actor.sessionId! }));
    clearSessionCookie(cookies, url);
    redirect(303, "/entrer");
  },
};
