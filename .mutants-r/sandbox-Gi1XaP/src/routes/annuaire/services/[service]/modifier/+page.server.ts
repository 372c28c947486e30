import { fail, redirect } from "@sveltejs/kit";
import { changeEntryWords, closeRefusalWords } from "#rooms/network/index";
import { changeServiceEntry, closeEntry, findKeptService } from "#rooms/network/server";
import { fieldOfFault, serviceChoices } from "../../../choices.ts";
import { notFound, readServiceForm, serviceLists, serviceValues } from "../../../entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params }) =>
  locals.enter(async (visit) => {
    const { service, mine } = await findKeptService(visit, params.service);
    if (!service || !mine) return notFound();
    return { id: service.id, name: service.name, values: serviceValues(service), lists: serviceLists(service), choices: serviceChoices, closed: service.closedOn !== null };
  });

export const actions: Actions = {
  save: async ({ locals, params, request }) => {
    const { sent, draft, lists } = await readServiceForm(request);
    const answer = await locals.enter((visit) => changeServiceEntry(visit, { id: params.service, version: Number(sent.text("version")), draft }));
    if (answer.ok) redirect(303, `/annuaire/services/${params.service}?fait=corrige`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    const name = answer.reason === "website-wrong" ? "contact_link" : (fieldOfFault[answer.reason] ?? "name");
    return fail(answer.reason === "changed-meanwhile" ? 409 : 400, { values: sent.values, lists, errors: [{ name, message: changeEntryWords[answer.reason] }] });
  },
  close: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => closeEntry(visit, { of: "service", id: params.service }));
    if (answer.ok) redirect(303, `/annuaire/services/${params.service}?fait=ferme`);
    if (answer.reason !== "already-closed") return notFound();
    return fail(409, { values: {} as Record<string, string>, lists: {} as Record<string, string[]>, errors: [{ name: "name", message: closeRefusalWords[answer.reason] }] });
  },
};
