import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { rightsKinds } from "#rooms/rights/index";
import { askRight, listMyRequests } from "#rooms/rights/server";
import { sayIn } from "#rooms/space/index";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => ({
    requests: await listMyRequests(visit), today: visit.today, sent: url.searchParams.has("envoye"), chosen: rightsKinds.find((kind) => kind === url.searchParams.get("pour")) ?? null,
  }));

const sentences = { "no-words": "askWhat", "too-long": "tooLong", "already-asked": "askedAlready" } as const;

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const say = sayIn(locals.language);
    const [kind, words] = [sent.choice("kind", rightsKinds), sent.text("words")];
    if (!kind) return fail(400, { message: say("askWhich"), kind: null, words });
    const answer = await locals.inHerSpace((visit) => askRight(visit, { kind, words, language: locals.language }));
    if (answer.ok) redirect(303, "/moi/demandes?envoye");
    return fail(400, { message: say(sentences[answer.reason]), kind, words });
  },
};
