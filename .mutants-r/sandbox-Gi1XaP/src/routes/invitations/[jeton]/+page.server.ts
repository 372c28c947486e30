import { redirect } from "@sveltejs/kit";
import { linkWords } from "#rooms/access/index";
import { findLink } from "#rooms/access/server";
import { doorMemory } from "../../../door-memory.ts";
import type { Actions, PageServerLoad } from "./$types";

/** Programs that read mails open every address in them: opening this page uses nothing and tells no name. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const link = await locals.atTheDoor((door) => findLink(door, params.jeton));
  return { title: link ? linkWords[link.kind] : null };
};

export const actions: Actions = {
  default: ({ cookies, params, url }) => {
    doorMemory({ cookies, url }, "lien").keep(params.jeton, 60);
    redirect(303, "/invitations/accepter");
  },
};
