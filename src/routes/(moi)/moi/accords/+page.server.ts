import { error, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { isReplaced, standingOf } from "#rooms/consent/index";
import { listMyConsents, takeBackConsent } from "#rooms/consent/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => {
    const answers = await listMyConsents(visit);
    const stands = (one: (typeof answers)[number]): boolean => ["in-force", "to-come"].includes(standingOf(one, visit.today));
    return { standing: answers.filter(stands), others: answers.filter((one) => !stands(one) && !isReplaced(one, answers, visit.today)), today: visit.today, done: url.searchParams.has("fait") };
  });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const consentId = readForm(await request.formData()).text("consent");
    const answer = await locals.inHerSpace((visit) => takeBackConsent(visit, { consentId }));
    // Taken back twice, from two pages: what she wanted is done.
    return answer.ok || answer.reason === "not-found" ? redirect(303, "/moi/accords?fait") : error(404, "Page introuvable");
  },
};
