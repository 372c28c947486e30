import { fail, redirect } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import { readForm } from "#ground/form";
import { topicWords } from "#rooms/access/index";
import { giveOpinionWords, views, viewWords } from "#rooms/boards/index";
import { findOpinion, giveOpinion } from "#rooms/boards/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { findAccess, findPerson } from "#rooms/people/server";
import { notFound } from "../../../personnes/[id]/the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params }) =>
  locals.enter(async (visit) => {
    const asked = isId(params.avis) ? await findOpinion(visit, params.avis) : null;
    if (asked?.state !== "asked") return notFound();
    const person = await findPerson(visit, asked.personId);
    if (person) await recordReading(visit, "board-case.viewed", person, await findAccess(visit, person.id), asked.caseId);
    return { id: asked.id, name: person ? calledName(person) : "une personne que vous suivez", topic: topicWords[asked.topic], views: views.map((value) => ({ value, label: viewWords[value] })) };
  });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => giveOpinion(visit, { opinionId: isId(params.avis) ? params.avis : "00000000-0000-0000-0000-000000000000", view: sent.choice("view", views), words: sent.text("words"), declines: sent.text("decline") === "yes" }));
    if (answer.ok) redirect(303, "/commissions?fait=1");
    if (answer.reason === "not-found") return notFound();
    return fail(409, { errors: [{ name: answer.reason === "words-too-long" ? "words" : "view", message: giveOpinionWords[answer.reason] }], values: sent.values });
  },
};
