import { error, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { topicWords } from "#rooms/access/index";
import { listMyNotices, sayCopiesErased } from "#rooms/consent/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => ({
    notices: (await listMyNotices(visit)).map(({ id, personId, person, topic, toldAt, readings, copies, erasedAt }) => ({
      id, personId, person, topic: topicWords[topic], on: sayDate(civilDateOf(toldAt)), readings, copies, erased: erasedAt ? sayDate(civilDateOf(erasedAt)) : null,
    })),
  }));

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => sayCopiesErased(visit, { noticeId: sent.text("notice") }));
    if (!answer.ok && answer.reason === "not-found") error(404, "Page introuvable");
    redirect(303, "/accords-repris");
  },
};
