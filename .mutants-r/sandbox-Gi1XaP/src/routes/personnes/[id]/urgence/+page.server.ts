import { fail, redirect } from "@sveltejs/kit";
import { sayDateHour } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { topicWords } from "#rooms/access/index";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { cares, closedTopics, emergencyHours, emergencyTopics, endEmergencyRefusalWords, isUnderWay, mayEndEmergency, mayOpenEmergency, openEmergencyRefusalWords } from "#rooms/walls/index";
import { endEmergency, listEmergencies, openEmergency } from "#rooms/walls/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const emergencies = await listEmergencies(visit, person.id);
    await recordReading(visit, "emergencies.viewed", person, access);
    return {
      id: person.id, name: calledName(person), opens: mayOpenEmergency(visit.actor, access), cares: cares(visit.actor),
      topics: closedTopics(access).map((value) => ({ value, label: topicWords[value] })),
      hours: emergencyHours.map((hours) => ({ value: String(hours), label: hours === 1 ? "une heure" : `${hours} heures` })),
      emergencies: emergencies.map((one) => ({
        id: one.id, name: one.name, structure: one.structure, topics: one.topics.map((topic) => topicWords[topic]).join(", "), reason: one.reason, underWay: isUnderWay(one, visit.now),
        when: `ouvert le ${sayDateHour(one.openedAt)}, ${one.endedAt ? `fermé le ${sayDateHour(one.endedAt)}` : `${one.until > visit.now ? "jusqu'au" : "terminé le"} ${sayDateHour(one.until)}`}`,
        ends: mayEndEmergency(visit.actor, access, one),
      })),
    };
  });

type Refused = { form: string; errors: { name: string; message: string }[]; values: Record<string, string>; topics: string[] };
const fieldOf: Partial<Record<keyof typeof openEmergencyRefusalWords, string>> = { "no-topic": "topic", "topic-not-for-emergencies": "topic", "reason-missing": "reason", "too-long": "hours" };

export const actions: Actions = {
  ouvrir: async ({ locals, params, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const asked = form.getAll("topic").map(String);
    const answer = await locals.enter((visit) => openEmergency(visit, { personId: params.id, topics: emergencyTopics.filter((one) => asked.includes(one)), reason: sent.text("reason"), hours: sent.number("hours") ?? 0 }));
    if (answer.ok) redirect(303, `/personnes/${params.id}`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail<Refused>(409, { form: "ouvrir", errors: [{ name: fieldOf[answer.reason] ?? "topic", message: openEmergencyRefusalWords[answer.reason] }], values: sent.values, topics: asked });
  },
  fermer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => endEmergency(visit, { personId: params.id, emergencyId: sent.text("emergency") }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/urgence`);
    if (answer.reason !== "already-over") return notFound();
    return fail<Refused>(409, { form: "fermer", errors: [{ name: "acces", message: endEmergencyRefusalWords[answer.reason] }], values: {}, topics: [] });
  },
};
