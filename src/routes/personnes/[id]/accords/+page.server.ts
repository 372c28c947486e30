import { fail, redirect } from "@sveltejs/kit";
import { addMonths, civilDateOf, sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { domainWords, type Topic, topics, topicWords } from "#rooms/access/index";
import { consentMeans, decisions, delegateGrounds, delegateKindWords, isOpen, isReplaced, mayKeepConsents, meansWords, askedPurposes, purposeWords, recordConsentRefusalWords, requestStanding, requestStandingWords, standingOf, standingWords, usualMonths, withdrawConsentRefusalWords } from "#rooms/consent/index";
import { listConsentRequests, listConsents, listDelegates, listNoticesOf, listPossibleRecipients, readPreview, recordConsent, withdrawConsent } from "#rooms/consent/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { kindOf } from "#rooms/situations/index";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [recipients, consents, delegates, requests, notices] = await Promise.all([listPossibleRecipients(visit, person.id), listConsents(visit, person.id), listDelegates(visit, person.id), listConsentRequests(visit, person.id), listNoticesOf(visit, person.id)]);
    const chosen = recipients.find(({ id }) => id === url.searchParams.get("pour"));
    const waiting = requests.find((one) => one.askedBy.id === chosen?.id && requestStanding(one, visit.today) === "waiting");
    const preview = chosen ? await readPreview(visit, person.id, chosen.topics) : [];
    await recordReading(visit, "consents.viewed", person, access);
    return {
      id: person.id, name: calledName(person), today: visit.today, until: addMonths(visit.today, usualMonths), keeps: mayKeepConsents(access),
      recipients: recipients.map(({ kind, id, name, structure, domains }) => ({ id, kind, label: structure ? `${name}, ${structure}` : name, domains: domains.map((one) => domainWords[one]).join(", ") })),
      chosen: chosen ? { id: chosen.id, kind: chosen.kind, name: chosen.name, purpose: waiting?.purpose ?? "follow-up", topics: preview.map(({ topic, lines, latest }) => ({
        value: topic, label: waiting?.topics.includes(topic) ? `${topicWords[topic]} (c'est demandé)` : topicWords[topic],
        hint: lines === 0 ? "rien d'écrit aujourd'hui" : `${lines} fait${lines > 1 ? "s" : ""} : ${latest.map((code) => kindOf(code)?.words ?? code).join(", ")}${lines > latest.length ? "…" : ""}`,
      })) } : null,
      delegates: delegates.filter((one) => isOpen(one, visit.today) && delegateGrounds[one.kind].standpoint !== "beside-her").map(({ id, name, kind }) => ({ value: id, label: `${name}, ${delegateKindWords[kind]}` })),
      requests: requests.map((one) => ({ id: one.id, by: one.askedBy.name, forId: one.askedBy.id, topics: one.topics.map((topic) => topicWords[topic]).join(", "), purpose: purposeWords[one.purpose], asked: sayDate(one.askedOn), said: requestStandingWords[requestStanding(one, visit.today)], waiting: requestStanding(one, visit.today) === "waiting" })),
      notices: notices.map(({ id, reader, topic, toldAt, readings, copies, erasedAt }) => ({ id, reader, topic: topicWords[topic], on: sayDate(civilDateOf(toldAt)), readings, copies, erased: erasedAt ? sayDate(civilDateOf(erasedAt)) : null })),
      purposes: askedPurposes.map((value) => ({ value, label: purposeWords[value] })),
      means: consentMeans.map((value) => ({ value, label: meansWords[value] })),
      answers: consents.map((one) => {
        const standing = standingOf(one, visit.today);
        return {
          id: one.id, standing, said: one.withdrawnByHer ? "repris par elle ou lui" : isReplaced(one, consents, visit.today) ? "remplacé" : standingWords[standing], topic: topicWords[one.topic], recipient: one.recipient.name, purpose: purposeWords[one.purpose],
          given: sayDate(one.givenOn), until: one.endsOn ? sayDate(one.endsOn) : null, how: [meansWords[one.means], one.witness ? `témoin : ${one.witness}` : "", one.delegate ? `${delegateKindWords[one.delegate.kind]} : ${one.delegate.name}` : one.guardian ? `par ${one.guardian}` : ""].filter(Boolean).join(", "),
          by: one.recordedBy, stands: standing === "in-force" || standing === "refused",
        };
      }),
    };
  });

type Refused = { form: string; errors: { name: string; message: string }[]; values: Record<string, string>; topics: string[] };
const fieldOf: Partial<Record<keyof typeof recordConsentRefusalWords, string>> = { "no-topic": "topic", "topic-outside-domain": "topic", "in-the-future": "given_on", "ends-before-it-starts": "ends_on", "longer-than-two-years": "ends_on", "witness-missing": "witness", "delegate-does-not-answer": "delegate" };

export const actions: Actions = {
  noter: async ({ locals, params, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const asked = form.getAll("topic").map(String);
    const refused = (status: number, name: string, message: string) => fail<Refused>(status, { form: "noter", errors: [{ name, message }], values: sent.values, topics: asked });
    const [givenOn, endsOn, decision, purpose, means, kind] = [sent.date("given_on"), sent.date("ends_on"), sent.choice("decision", decisions), sent.choice("purpose", askedPurposes), sent.choice("means", consentMeans), sent.choice("kind", ["structure", "professional"])];
    if (givenOn === "wrong") return refused(400, "given_on", wrongDate);
    if (endsOn === "wrong") return refused(400, "ends_on", wrongDate);
    if (!decision) return refused(400, "decision", "Dites si elle ou il accepte, ou refuse.");
    if (!purpose) return refused(400, "purpose", "Choisissez pour quoi.");
    if (!means) return refused(400, "means", "Dites comment la réponse a été donnée.");
    if (!kind) return notFound();
    const answer = await locals.enter((visit) => recordConsent(visit, {
      personId: params.id, recipient: { kind, id: sent.text("recipient") }, topics: topics.filter((one: Topic) => asked.includes(one)), purpose, decision, givenOn: givenOn ?? visit.today, endsOn,
      means, witness: sent.optional("witness"), delegateId: sent.optional("delegate"),
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/accords#reponses`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason] ?? "recipient", recordConsentRefusalWords[answer.reason]);
  },
  reprendre: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => withdrawConsent(visit, { personId: params.id, consentId: sent.text("consent") }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/accords#reponses`);
    if (answer.reason !== "already-withdrawn") return notFound();
    return fail<Refused>(409, { form: "reprendre", errors: [{ name: "reponses", message: withdrawConsentRefusalWords[answer.reason] }], values: {}, topics: [] });
  },
};
