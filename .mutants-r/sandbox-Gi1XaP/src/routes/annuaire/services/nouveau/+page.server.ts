import { fail, redirect } from "@sveltejs/kit";
import { changeEntryWords, mayKeep } from "#rooms/network/index";
import { addServiceEntry, findListed } from "#rooms/network/server";
import { fieldOfFault, serviceChoices } from "../../choices.ts";
import { notFound, readServiceForm } from "../../entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => {
  const asked = url.searchParams.get("structure");
  // A service belongs to a structure: it is found first.
  if (!asked) redirect(303, "/annuaire");
  return locals.enter(async (visit) => {
    const listed = await findListed(visit, asked);
    if (!listed || !mayKeep(visit.actor, listed)) return notFound();
    return { id: listed.id, name: listed.name, choices: serviceChoices };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const { sent, draft, lists } = await readServiceForm(request);
    const answer = await locals.enter((visit) => addServiceEntry(visit, { listedId: url.searchParams.get("structure") ?? "", draft }));
    if (answer.ok) redirect(303, `/annuaire/services/${answer.value.id}?fait=ajoute`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(400, { values: sent.values, lists, errors: [{ name: answer.reason === "website-wrong" ? "contact_link" : (fieldOfFault[answer.reason] ?? "name"), message: changeEntryWords[answer.reason] }] });
  },
};
