import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { type Domain, topics, topicWords } from "#rooms/access/index";
import { askableTopics, askForConsentRefusalWords, askedPurposes, purposeWords, requestDays, requestStanding, requestStandingWords } from "#rooms/consent/index";
import { askForConsent, dropConsentRequest, listConsentRequests, listMyDomains } from "#rooms/consent/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [domains, requests] = await Promise.all([listMyDomains(visit, person.id), listConsentRequests(visit, person.id)]);
    await recordReading(visit, "consents.viewed", person, access);
    return {
      id: person.id, name: calledName(person), days: requestDays,
      topics: askableTopics(domains as Domain[]).map((value) => ({ value, label: topicWords[value], ...(access.topics.includes(value) ? { hint: "déjà ouvert" } : {}) })),
      purposes: askedPurposes.map((value) => ({ value, label: purposeWords[value] })),
      requests: requests.filter(({ askedBy }) => askedBy.id === visit.actor.id).map((one) => {
        const standing = requestStanding(one, visit.today);
        return { id: one.id, said: requestStandingWords[standing], waiting: standing === "waiting", topics: one.topics.map((topic) => topicWords[topic]).join(", "), purpose: purposeWords[one.purpose], asked: sayDate(one.askedOn), until: sayDate(one.expiresOn) };
      }),
    };
  });

export const actions: Actions = {
  demander: async ({ locals, params, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const asked = form.getAll("topic").map(String);
    const purpose = sent.choice("purpose", askedPurposes);
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values, topics: asked });
    if (!purpose) return refused(400, "purpose", "Dites pour quoi.");
    const answer = await locals.enter((visit) => askForConsent(visit, { personId: params.id, topics: topics.filter((one) => asked.includes(one)), purpose }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/demander`);
    if (answer.reason === "not-found" || answer.reason === "not-a-referent") return notFound();
    return refused(409, answer.reason === "already-asked" ? "purpose" : "topic", askForConsentRefusalWords[answer.reason]);
  },
  reprendre: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => dropConsentRequest(visit, { personId: params.id, requestId: sent.text("request") }));
    if (!answer.ok && answer.reason === "not-found") return notFound();
    redirect(303, `/personnes/${params.id}/demander`);
  },
};
