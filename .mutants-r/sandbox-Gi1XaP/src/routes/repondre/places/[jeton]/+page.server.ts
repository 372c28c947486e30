import { fail } from "@sveltejs/kit";
import { readForm, wrongDate } from "#ground/form";
import { sayDate } from "#ground/civil-date";
import { capacityAnswers, capacityWords, linkVerdictWords, referralRefusalWords } from "#rooms/referrals/index";
import { answerPlacesByLink, readLinkedAsk } from "#rooms/referrals/server";
import type { Actions, PageServerLoad } from "./$types";

/** The question names nobody: it may be read at once. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const opened = await locals.byLink(params.jeton, (visit) => readLinkedAsk(visit));
  if (opened.verdict !== "open" || !opened.answer) return { closed: linkVerdictWords[opened.verdict === "open" ? "unknown" : opened.verdict], ask: null, choices: [] };
  const { words, listed, service, answer, heldUntil } = opened.answer;
  return { closed: null, ask: { words, place: service ?? listed, answer: answer && capacityWords[answer], held: heldUntil && sayDate(heldUntil) }, choices: capacityAnswers.map((value) => ({ value, label: capacityWords[value] })) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = (name: string, message: string) => fail(409, { errors: [{ name, message }], values: sent.values });
    const answer = sent.choice("answer", capacityAnswers);
    const day = sent.date("until");
    if (!answer) return refused("answer", "Choisissez une réponse.");
    if (day === "wrong") return refused("until", wrongDate);
    const opened = await locals.byLink(params.jeton, (visit) => answerPlacesByLink(visit, { answer, heldUntil: day }));
    if (opened.verdict !== "open") return refused("answer", linkVerdictWords[opened.verdict]);
    if (!opened.answer.ok) return refused(opened.answer.reason === "day-passed" ? "until" : "answer", referralRefusalWords[opened.answer.reason]);
    return { errors: [], values: {} as Record<string, string> };
  },
};
