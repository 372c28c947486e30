import { fail, redirect } from "@sveltejs/kit";
import { sayDateHour, sayHour } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { decideReadingRefusalWords, noticedWords, watchDecisions, watchDecisionWords, type WatchedReading, watchRules, watchRuleWords } from "#rooms/walls/index";
import { decideReading, listWatched } from "#rooms/walls/server";
import type { Actions, PageServerLoad } from "./$types";

const when = ({ firstAt, lastAt }: WatchedReading): string => (sayHour(firstAt) === sayHour(lastAt) ? `le ${sayDateHour(firstAt)}` : `le ${sayDateHour(firstAt)}, jusqu'à ${sayHour(lastAt)}`);

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => {
    const watched = (await listWatched(visit)).map((one) => ({
      id: one.id, who: one.actor, what: one.person ?? (one.personId ? "un dossier qui ne s'ouvre pas à vous" : null), personId: one.person ? one.personId : null, chantier: one.chantier,
      when: when(one), why: noticedWords(one), decision: one.decision, said: one.decision ? watchDecisionWords[one.decision] : "", words: one.words,
      decided: one.decidedAt ? `${one.decidedBy ?? ""}, le ${sayDateHour(one.decidedAt)}` : "", mine: one.actorId === visit.actor.id,
    }));
    return { waiting: watched.filter(({ decision }) => decision !== "normal"), seen: watched.filter(({ decision }) => decision === "normal"), rules: watchRules.map((rule) => watchRuleWords[rule]) };
  });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const [id, decision] = [sent.text("reading"), sent.choice("decision", watchDecisions)];
    const refused = (status: number, message: string) => fail(status, { reading: id, errors: [{ name: `words-${id}`, message }], words: sent.text("words") });
    if (!decision) return refused(400, "Dites si c'est normal, ou à éclaircir.");
    const answer = await locals.enter((visit) => decideReading(visit, { id, decision, words: sent.optional("words") }));
    if (answer.ok) redirect(303, "/vigilance");
    return refused(answer.reason === "not-found" ? 404 : 409, decideReadingRefusalWords[answer.reason]);
  },
};
