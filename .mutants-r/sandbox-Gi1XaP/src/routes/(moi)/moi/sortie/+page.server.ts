import { redirect } from "@sveltejs/kit";
import { leaveSpace } from "#rooms/space/server";
import { clearSpaceCookie } from "../../../../space-visitor.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = () => redirect(303, "/moi");

export const actions: Actions = {
  default: async ({ locals, cookies, url }) => {
    const { space } = locals;
    if (space) await locals.atTheDoor((door) => leaveSpace(door, { sessionId: space.sessionId }));
    clearSpaceCookie(cookies, url);
    redirect(303, "/moi/entree?fait=sortie");
  },
};
