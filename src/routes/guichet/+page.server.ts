import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { doorsOf, domainWords, holds } from "#rooms/access/index";
import { type Handover, handoverMeansWords, handoverReasons, handoverReasonWords } from "#rooms/people/index";
import { answerHandover, type AnswerHandoverRefusal, listHandoversOf, listWaitingAtOurDoor } from "#rooms/people/server";
import { isEnded, referralStateWords } from "#rooms/referrals/index";
import { listKeptAtTheDoor, listWelcomed } from "#rooms/referrals/server";
import { sayLine } from "../mobilisations/saying.ts";
import type { Actions, PageServerLoad } from "./$types";

const sayHandover = (one: Handover | undefined): string | null =>
  !one || one.answer === "stopped" ? null
  : one.answer === null ? `Proposé à ${one.chantier} le ${sayDate(civilDateOf(one.proposedAt))} : on attend sa réponse.`
  : one.reason ? `${one.chantier} ne peut pas l'accueillir : ${handoverReasonWords[one.reason]}. Votre porte garde son dossier.` : null;

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const opens = doorsOf(visit.actor).length > 0;
    const [welcomed, kept, waiting] = await Promise.all([opens ? listWelcomed(visit) : [], listKeptAtTheDoor(visit), listWaitingAtOurDoor(visit)]);
    const handed = new Map((await listHandoversOf(visit, welcomed.map(({ id }) => id))).map((one) => [one.personId, one]));
    return {
      said: url.searchParams.get("fait"), reasons: handoverReasons.map((value) => ({ value, label: handoverReasonWords[value] })),
      waiting: waiting.map((one) => ({ ...one, proposedAt: sayDate(civilDateOf(one.proposedAt)), agreed: handoverMeansWords[one.agreedMeans] })),
      opens, chantier: holds(visit.actor, "cisp", "social-educator"),
      people: welcomed.map((one) => ({ id: one.id, name: one.name, since: sayDate(civilDateOf(one.since)), handed: sayHandover(handed.get(one.id)), requests: one.requests.map((request) => ({ id: request.id, words: `${domainWords[request.domain]} : ${referralStateWords[request.state].toLowerCase()}` })) })),
      kept: kept.map((line) => ({ ...sayLine(line, visit.today), again: isEnded(line.state) })),
    };
  });

const refusals: Record<AnswerHandoverRefusal, string> = {
  "not-found": "Cette proposition n'attend plus de réponse : elle a été reprise, ou quelqu'un a répondu.",
  "reason-missing": "Dites pourquoi : sa porte le lui expliquera.",
  "not-now": "Quelqu'un vient de répondre. Rechargez la page.",
};

export const actions: Actions = {
  accueillir: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => answerHandover(visit, { id: sent.text("handover"), accepts: true, reason: null }));
    if (answer.ok) redirect(303, `/personnes/${answer.value.personId}`);
    return fail(answer.reason === "not-found" ? 404 : 409, { message: refusals[answer.reason], handover: sent.text("handover") });
  },
  refuser: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => answerHandover(visit, { id: sent.text("handover"), accepts: false, reason: sent.choice("reason", handoverReasons) }));
    if (answer.ok) redirect(303, "/guichet?fait=laissee");
    return fail(answer.reason === "not-found" ? 404 : 409, { message: refusals[answer.reason], handover: sent.text("handover") });
  },
};
