import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { changeEntryWords, closeRefusalWords, mayKeep } from "#rooms/network/index";
import { changeStructure, closeEntry, findListed } from "#rooms/network/server";
import { fieldOfFault } from "../../../choices.ts";
import { notFound, structureDraft, structureValues } from "../../../entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params }) =>
  locals.enter(async (visit) => {
    const listed = await findListed(visit, params.structure);
    if (!listed || !mayKeep(visit.actor, listed)) return notFound();
    return { id: listed.id, name: listed.name, values: structureValues(listed), closed: listed.closedOn !== null };
  });

export const actions: Actions = {
  save: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter(async (visit) => changeStructure(visit, { id: params.structure, version: Number(sent.text("version")), draft: await structureDraft(visit, sent) }));
    if (answer.ok) redirect(303, `/annuaire/structures/${params.structure}?fait=corrige`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(answer.reason === "changed-meanwhile" ? 409 : 400, { values: sent.values, errors: [{ name: fieldOfFault[answer.reason] ?? "name", message: changeEntryWords[answer.reason] }] });
  },
  close: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => closeEntry(visit, { of: "structure", id: params.structure }));
    if (answer.ok) redirect(303, `/annuaire/structures/${params.structure}?fait=ferme`);
    if (answer.reason !== "already-closed") return notFound();
    return fail(409, { values: {} as Record<string, string>, errors: [{ name: "name", message: closeRefusalWords[answer.reason] }] });
  },
};
