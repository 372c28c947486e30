import { error, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { isReplaced, standingOf } from "#rooms/consent/index";
import { topics } from "#rooms/access/index";
import { answerWhatIsAsked, listAskedOfMe, listMyConsents, takeBackConsent } from "#rooms/consent/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => {
    const [answers, asked] = await Promise.all([listMyConsents(visit), listAskedOfMe(visit)]);
    const stands = (one: (typeof answers)[number]): boolean => ["in-force", "to-come"].includes(standingOf(one, visit.today));
    return { standing: answers.filter(stands), others: answers.filter((one) => !stands(one) && !isReplaced(one, answers, visit.today)), asked, today: visit.today, done: url.searchParams.get("fait") };
  });

export const actions: Actions = {
  repondre: async ({ locals, request }) => {
    const form = await request.formData();
    // The button that refuses everything counts for more than what was ticked before it.
    const agreed = form.has("refuser") ? [] : topics.filter((topic) => form.getAll("topic").includes(topic));
    const answer = await locals.inHerSpace((visit) => answerWhatIsAsked(visit, { requestId: String(form.get("request") ?? ""), agreed }));
    // Answered twice, from two pages: the first answer stands.
    return answer.ok || answer.reason === "not-found" ? redirect(303, "/moi/accords?fait=reponse") : error(404, "Page introuvable");
  },
  reprendre: async ({ locals, request }) => {
    const consentId = readForm(await request.formData()).text("consent");
    const answer = await locals.inHerSpace((visit) => takeBackConsent(visit, { consentId }));
    // Taken back twice, from two pages: what she wanted is done.
    return answer.ok || answer.reason === "not-found" ? redirect(303, "/moi/accords?fait=repris") : error(404, "Page introuvable");
  },
};
