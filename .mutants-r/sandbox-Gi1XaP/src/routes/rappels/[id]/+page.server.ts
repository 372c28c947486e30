import { error, redirect } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import { finishReminder } from "#rooms/notes/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = () => redirect(303, "/");

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    if (!isId(params.id)) error(404, "Page introuvable");
    const answer = await locals.enter((visit) => finishReminder(visit, { reminderId: params.id }));
    if (!answer.ok && answer.reason === "not-found") error(404, "Page introuvable");
    const from = new URL(request.headers.get("referer") ?? "/", "http://here.invalid");
    redirect(303, from.pathname.startsWith("/personnes/") ? from.pathname : "/");
  },
};
