import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { changeEntryWords } from "#rooms/network/index";
import { addStructure } from "#rooms/network/server";
import { fieldOfFault } from "../../choices.ts";
import { notFound, structureDraft } from "../../entry.ts";
import type { Actions } from "./$types";

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter(async (visit) => addStructure(visit, await structureDraft(visit, sent)));
    if (answer.ok) redirect(303, `/annuaire/structures/${answer.value.id}?fait=ajoute`);
    if (answer.reason === "not-allowed") return notFound();
    return fail(400, { values: sent.values, errors: [{ name: fieldOfFault[answer.reason] ?? "name", message: changeEntryWords[answer.reason] }] });
  },
};
