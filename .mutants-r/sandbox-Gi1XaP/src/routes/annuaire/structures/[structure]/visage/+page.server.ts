import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { choicesOf, faceRefusalWords, languageWords, mayKeep } from "#rooms/network/index";
import { addFace, changeFace, findFace, findListed } from "#rooms/network/server";
import { faceDraft, notFound } from "../../../entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const listed = await findListed(visit, params.structure);
    if (!listed || !mayKeep(visit.actor, listed)) return notFound();
    const face = url.searchParams.get("qui") ? await findFace(visit, url.searchParams.get("qui")!) : null;
    if (face && face.listedId !== listed.id) return notFound();
    return { id: listed.id, name: listed.name, face: face?.id ?? null, languages: choicesOf(languageWords), spoken: face?.languages ?? [], values: { name: face?.name ?? "", job_title: face?.jobTitle ?? "", ask_for: face?.askFor ?? "", presence: face?.presence ?? "", phone: face?.phone ?? "", email: face?.email ?? "" } };
  });

export const actions: Actions = {
  save: async ({ locals, params, request, url }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const [draft, id] = [faceDraft(form, sent), url.searchParams.get("qui")];
    const answer = id ? await locals.enter((visit) => changeFace(visit, { id, draft })) : await locals.enter((visit) => addFace(visit, { listedId: params.structure, draft }));
    if (answer.ok) redirect(303, `/annuaire/structures/${params.structure}?fait=visage`);
    if (answer.reason !== "name-missing") return notFound();
    return fail(400, { values: sent.values, spoken: draft.languages as string[], errors: [{ name: "name", message: faceRefusalWords[answer.reason] }] });
  },
  left: async ({ locals, params, url }) => {
    const answer = await locals.enter((visit) => changeFace(visit, { id: url.searchParams.get("qui") ?? "", draft: null }));
    if (answer.ok) redirect(303, `/annuaire/structures/${params.structure}?fait=visage`);
    return notFound();
  },
};
