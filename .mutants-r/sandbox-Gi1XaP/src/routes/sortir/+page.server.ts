import { redirect } from "@sveltejs/kit";
import { leave } from "#rooms/access/server";
import { goOut } from "../../door-visitor.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = () => redirect(303, "/");

export const actions: Actions = {
  default: async (event) => {
    const { actor } = event.locals;
    const left = actor?.sessionId ? await event.locals.atTheDoor((door) => leave(door, { actorId: actor.id, sessionId: actor.sessionId! })) : null;
    return goOut(event, left?.ok ? left.value.openidHint : null);
  },
};
