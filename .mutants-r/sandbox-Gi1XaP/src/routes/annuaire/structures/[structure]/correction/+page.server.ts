import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { correctionFields, correctionFieldWords, proposeOutsideWords } from "#rooms/network/index";
import { findListed, findListedService, proposeCorrection } from "#rooms/network/server";
import { notFound } from "../../../entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const listed = await findListed(visit, params.structure);
    const asked = url.searchParams.get("service");
    const service = asked ? await findListedService(visit, asked) : null;
    if (!listed || (asked && service?.listedId !== listed.id)) return notFound();
    return { id: listed.id, service: service?.id ?? null, name: service ? `${service.name}, ${listed.name}` : listed.name, fields: correctionFields.map((value) => ({ value, label: correctionFieldWords[value] })) };
  });

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const sent = readForm(await request.formData());
    const service = url.searchParams.get("service");
    const answer = await locals.enter((visit) => proposeCorrection(visit, { listedId: params.structure, serviceId: service, field: sent.choice("field", correctionFields), proposed: sent.optional("proposed"), words: sent.optional("words") }));
    if (answer.ok) redirect(303, `/annuaire/${service ? `services/${service}` : `structures/${params.structure}`}?fait=propose`);
    if (answer.reason === "not-found") return notFound();
    return fail(400, { values: sent.values, errors: [{ name: "words", message: proposeOutsideWords[answer.reason] }] });
  },
};
