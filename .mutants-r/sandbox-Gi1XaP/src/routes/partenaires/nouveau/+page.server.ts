import { error, fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { domains, domainWords } from "#rooms/access/index";
import { keepPartnerWords, territoriesKept } from "#rooms/partnerships/index";
import { keepPartner, listListedNames } from "#rooms/partnerships/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => ({ names: (await listListedNames(visit, territoriesKept(visit.actor))).map(({ name }) => name), domains: domains.map((value) => ({ value, label: domainWords[value] })) }));

const fieldOf = { "domain-missing": "domains", "already-kept": "name", "listed-missing": "name" } as const;

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const chosen = domains.filter((one) => form.getAll("domains").includes(one));
    const law = sent.text("common_law");
    const answer = await locals.enter((visit) => keepPartner(visit, { name: sent.text("name"), domains: chosen, commonLaw: law === "yes" ? true : law === "no" ? false : null, whatFor: sent.optional("what_for") }));
    if (answer.ok) redirect(303, `/partenaires/${answer.value.id}`);
    if (answer.reason === "not-allowed") return error(404, "Page introuvable");
    return fail(409, { errors: [{ name: fieldOf[answer.reason], message: keepPartnerWords[answer.reason] }], values: sent.values, chosen: chosen as string[] });
  },
};
