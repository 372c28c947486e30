import { error, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { closePhone, keepPhone, listMyPhones } from "#rooms/space/server";
import { keepSpaceCookie, clearSpaceCookie } from "../../../../space-visitor.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => ({ phones: await listMyPhones(visit), here: locals.space?.sessionId ?? "", isHers: locals.space?.isHers ?? false, said: url.searchParams.get("fait") }));

export const actions: Actions = {
  garder: async ({ locals, cookies, url }) => {
    const { space } = locals;
    if (!space) return error(404, "Page introuvable");
    const answer = await locals.inHerSpace((visit) => keepPhone(visit, { sessionId: space.sessionId }));
    // Said twice on the same phone, it is hers already.
    if (answer.ok) keepSpaceCookie(cookies, url);
    redirect(303, "/moi/telephone?fait=garde");
  },
  fermer: async ({ locals, request, cookies, url }) => {
    const sessionId = readForm(await request.formData()).text("phone");
    await locals.inHerSpace((visit) => closePhone(visit, { sessionId }));
    if (sessionId !== locals.space?.sessionId) redirect(303, "/moi/telephone?fait=ferme");
    clearSpaceCookie(cookies, url);
    redirect(303, "/moi/entree?fait=sortie");
  },
};
