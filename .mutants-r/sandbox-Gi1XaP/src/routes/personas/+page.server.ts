import { error, redirect } from "@sveltejs/kit";
import { enterAsPersona, listPersonas } from "#rooms/access/server";
import { shownNumber } from "#rooms/space/index";
import { listAccompaniedPersonas } from "#rooms/space/server";
import { setSessionCookie } from "../../session-cookie.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals }) =>
  locals.atTheDoor(async (door) => ({ personas: await listPersonas(door), accompanied: (await listAccompaniedPersonas(door)).map((one) => ({ ...one, shown: shownNumber(one.number) })) }));

export const actions: Actions = {
  default: async ({ locals, request, cookies, url }) => {
    const form = await request.formData();
    const answer = await locals.atTheDoor((door) => enterAsPersona(door, { personaId: String(form.get("persona")), device: request.headers.get("user-agent") }));
    if (!answer.ok) error(404, "Page introuvable");
    setSessionCookie(cookies, url, answer.value.token);
    redirect(303, "/");
  },
};
