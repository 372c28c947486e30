import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { callOffMine, confirmMine, listMyAppointments } from "#rooms/agenda/server";
import { sayIn } from "#rooms/space/index";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => ({ appointments: await listMyAppointments(visit), sent: url.searchParams.has("envoye") }));

export const actions: Actions = {
  oui: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.inHerSpace((visit) => confirmMine(visit, { appointmentId: sent.text("appointment") }));
    if (!answer.ok) return fail(409, { message: sayIn(locals.language)("appointmentOver") });
    redirect(303, "/moi/rendez-vous?envoye");
  },
  non: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.inHerSpace((visit) => callOffMine(visit, { appointmentId: sent.text("appointment") }));
    if (!answer.ok) return fail(409, { message: sayIn(locals.language)("appointmentOver") });
    redirect(303, "/moi/rendez-vous?envoye");
  },
};
