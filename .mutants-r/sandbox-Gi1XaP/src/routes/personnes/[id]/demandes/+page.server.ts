import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { recordReading } from "#rooms/journal/server";
import { calledName, languageWord } from "#rooms/people/index";
import { daysLeft, delaySource, openRequestMoves, refusalSource, requestRefusalWords, requestStateWords, rightsKinds, rightSources, rightTitle, sayDaysLeft } from "#rooms/rights/index";
import { answerRequest, askRightForHer, extendRequest, listRequests, takeRequest } from "#rooms/rights/server";
import type { RightKind } from "#rooms/rights/index";
import { opensFile } from "../../../../doors.ts";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

const whereDone: Partial<Record<RightKind, { route: string; words: string }>> = {
  access: { route: "export", words: "Prendre tout son dossier, à lui remettre" }, correction: { route: "identite", words: "Corriger son identité et ses coordonnées" }, erasure: { route: "effacement", words: "Demander l'effacement du dossier" }, objection: { route: "accords", words: "Voir et reprendre ses accords" },
};

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const requests = await listRequests(visit, person.id);
    await recordReading(visit, "requests.viewed", person, access);
    return {
      id: person.id, name: calledName(person), said: url.searchParams.get("fait"), delaySource, refusalSource,
      kinds: rightsKinds.map((value) => ({ value, label: rightTitle(value), hint: rightSources[value] })),
      // Where the thing asked for is done; a right that this visitor does not hold is somebody else's to use.
      acts: Object.fromEntries(Object.entries(whereDone).filter(([, { route }]) => opensFile(`/personnes/[id]/${route}`, access)).map(([kind, { route, words }]) => [kind, { href: `/personnes/${person.id}/${route}`, words }])) as Partial<Record<RightKind, { href: string; words: string }>>,
      requests: requests.map((one) => {
        const left = daysLeft(one.dueOn, visit.today);
        return {
          id: one.id, kind: one.kind, title: rightTitle(one.kind), source: rightSources[one.kind], state: requestStateWords[one.state], words: one.words, language: one.language, languageWord: one.language === "fr" ? null : languageWord(one.language),
          asked: sayDate(one.askedOn), askedBy: one.askedBy, due: sayDate(one.dueOn), left: one.answeredAt ? null : sayDaysLeft(left), late: !one.answeredAt && left < 0,
          takenBy: one.takenBy, extensionReason: one.extensionReason, answer: one.answer, answeredBy: one.answeredBy, moves: openRequestMoves(one, visit.today),
        };
      }),
    };
  });

type Reason = keyof typeof requestRefusalWords;
const after = (id: string, answer: { ok: true } | { ok: false; reason: Reason }, said: string, on: string, words: string, field = `words-${on}`) => {
  if (answer.ok) redirect(303, `/personnes/${id}/demandes?fait=${said}`);
  if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
  return fail(answer.reason === "not-now" ? 409 : 400, { on, words, errors: [{ name: field, message: requestRefusalWords[answer.reason] }] });
};

export const actions: Actions = {
  ecrire: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const [kind, words] = [sent.choice("kind", rightsKinds), sent.text("words-new")];
    if (!kind) return fail(400, { on: "new", words, errors: [{ name: "kind", message: "Choisissez ce que la personne demande." }] });
    return after(params.id, await locals.enter((visit) => askRightForHer(visit, { personId: params.id, kind, words, language: "fr" })), "ecrite", "new", words);
  },
  prendre: async ({ locals, params, request }) => {
    const requestId = readForm(await request.formData()).text("request");
    return after(params.id, await locals.enter((visit) => takeRequest(visit, { personId: params.id, requestId })), "prise", requestId, "");
  },
  prolonger: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const requestId = sent.text("request");
    const reason = sent.text(`why-${requestId}`);
    return after(params.id, await locals.enter((visit) => extendRequest(visit, { personId: params.id, requestId, reason })), "prolongee", requestId, reason, `why-${requestId}`);
  },
  repondre: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const requestId = sent.text("request");
    const [words, move] = [sent.text(`words-${requestId}`), sent.choice(`move-${requestId}`, ["finish", "refuse"])];
    if (!move) return fail(400, { on: requestId, words, errors: [{ name: `words-${requestId}`, message: "Choisissez : c'est fait, ou c'est refusé." }] });
    return after(params.id, await locals.enter((visit) => answerRequest(visit, { personId: params.id, requestId, move, words })), "repondue", requestId, words);
  },
};
