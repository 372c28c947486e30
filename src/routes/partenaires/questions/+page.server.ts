import { error, fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { domains, domainWords } from "#rooms/access/index";
import { networkQuestionWords } from "#rooms/partnerships/index";
import { answerNetworkQuestion, askNetworkQuestion, closeNetworkQuestion, listMyTerritories, listQuestions } from "#rooms/partnerships/server";
import type { Actions, PageServerLoad } from "./$types";

const notFound = (): never => error(404, "Page introuvable");

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const domain = domains.find((one) => one === url.searchParams.get("domaine")) ?? null;
    const [questions, territories] = [await listQuestions(visit, domain), await listMyTerritories(visit)];
    return {
      territories: territories.length > 1 ? territories.map(({ id, name }) => ({ value: id, label: name })) : [],
      said: url.searchParams.get("fait"), domain, domains: domains.map((value) => ({ value, label: domainWords[value] })),
      questions: questions.map((one) => ({
        id: one.id, words: one.words, domain: domainWords[one.domain], by: `${one.author}, ${one.structure}`, when: sayDate(civilDateOf(one.askedAt)), closed: one.closedAt !== null, mine: one.askedBy === visit.actor.id,
        answers: one.answers.map((answer) => ({ id: answer.id, words: answer.words, by: `${answer.by}, le ${sayDate(civilDateOf(new Date(answer.at)))}` })),
      })),
    };
  });

export const actions: Actions = {
  poser: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values, about: null });
    const domain = sent.choice("domain", domains);
    if (!domain) return refused(400, "domain", "Choisissez un domaine.");
    const answer = await locals.enter((visit) => askNetworkQuestion(visit, { domain, words: sent.text("words"), territoryId: sent.optional("territory") }));
    if (answer.ok) redirect(303, "/partenaires/questions?fait=posee");
    return answer.reason === "not-allowed" ? notFound() : refused(409, "words", networkQuestionWords[answer.reason]);
  },
  repondre: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const about = sent.text("question");
    const answer = await locals.enter((visit) => answerNetworkQuestion(visit, { questionId: about, words: sent.text(`answer-${about}`) }));
    if (answer.ok) redirect(303, `/partenaires/questions?fait=repondue#question-${about}`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(409, { errors: [{ name: `answer-${about}`, message: networkQuestionWords[answer.reason] }], values: sent.values, about });
  },
  fermer: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => closeNetworkQuestion(visit, { questionId: sent.text("question") }));
    if (!answer.ok && answer.reason !== "closed") return notFound();
    redirect(303, "/partenaires/questions?fait=fermee");
  },
};
