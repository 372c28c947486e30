import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { topics, topicWords } from "#rooms/access/index";
import { delegateGrounds, delegateKinds, delegateKindWords, endDelegationRefusalWords, isOpen, recordDelegateRefusalWords, standpointWords } from "#rooms/consent/index";
import { endDelegation, listDelegates, recordDelegate } from "#rooms/consent/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const delegates = await listDelegates(visit, person.id);
    await recordReading(visit, "delegates.viewed", person, access);
    return {
      id: person.id, name: calledName(person), today: visit.today,
      kinds: delegateKinds.map((value) => ({ value, label: delegateKindWords[value], hint: `${standpointWords[delegateGrounds[value].standpoint]} · ${delegateGrounds[value].article}${delegateGrounds[value].verified ? "" : " (à vérifier)"}` })),
      topics: topics.filter((topic) => topic !== "presence").map((value) => ({ value, label: topicWords[value] })),
      delegates: delegates.map((one) => ({
        id: one.id, name: one.name, kind: delegateKindWords[one.kind], does: standpointWords[delegateGrounds[one.kind].standpoint], open: isOpen(one, visit.today), ending: one.endsOn !== null && one.endsOn <= visit.today,
        details: [one.topics ? one.topics.map((topic) => topicWords[topic]).join(", ") : "tous les sujets", one.reference, one.contact, `depuis le ${sayDate(one.startsOn)}${one.endsOn ? `, jusqu'au ${sayDate(one.endsOn)}` : ""}`, `noté par ${one.recordedBy}`].filter(Boolean).join(" · "),
      })),
    };
  });

type Refused = { form: string; errors: { name: string; message: string }[]; values: Record<string, string>; topics: string[] };
const fieldOf = { "name-missing": "name", "reference-missing": "reference", "ends-before-it-starts": "ends_on", "no-topic": "topic" } as const;

export const actions: Actions = {
  noter: async ({ locals, params, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const asked = form.getAll("topic").map(String);
    const refused = (status: number, name: string, message: string) => fail<Refused>(status, { form: "noter", errors: [{ name, message }], values: sent.values, topics: asked });
    const [kind, startsOn, endsOn] = [sent.choice("kind", delegateKinds), sent.date("starts_on"), sent.date("ends_on")];
    if (!kind) return refused(400, "kind", "Dites à quel titre elle ou il répond, ou accompagne.");
    if (startsOn === "wrong") return refused(400, "starts_on", wrongDate);
    if (endsOn === "wrong") return refused(400, "ends_on", wrongDate);
    const answer = await locals.enter((visit) => recordDelegate(visit, {
      personId: params.id, kind, name: sent.text("name"), contact: sent.optional("contact"), reference: sent.optional("reference"), topics: asked.length > 0 ? topics.filter((one) => asked.includes(one)) : null, startsOn: startsOn ?? visit.today, endsOn,
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/representants`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason], recordDelegateRefusalWords[answer.reason]);
  },
  terminer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => endDelegation(visit, { personId: params.id, delegateId: sent.text("delegate"), on: visit.today }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/representants`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail<Refused>(409, { form: "terminer", errors: [{ name: "liste", message: endDelegationRefusalWords[answer.reason] }], values: {}, topics: [] });
  },
};
