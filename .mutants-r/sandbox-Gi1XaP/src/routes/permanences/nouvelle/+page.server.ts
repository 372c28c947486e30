import { error, fail, redirect } from "@sveltejs/kit";
import { parseCivilDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { appointmentTopics, appointmentTopicWords, openDeskWords, parseHour, weekdayNames } from "#rooms/agenda/index";
import { listDeskPlaces, openDesk } from "#rooms/agenda/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => {
    const places = await listDeskPlaces(visit);
    const choices = (kind: string) => places.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name }));
    return {
      today: visit.today, places: [{ group: "Chantiers", choices: choices("chantier") }, { group: "Structures de l'annuaire", choices: choices("listed") }].filter(({ choices: some }) => some.length > 0), actors: choices("listed"),
      topics: appointmentTopics.map((value) => ({ value, label: appointmentTopicWords[value] })), weekdays: weekdayNames.map((label, at) => ({ value: String(at + 1), label })),
    };
  });

const fieldOf = { "actor-missing": "actor", "purpose-missing": "purpose", "place-missing": "place", "no-day": "weekdays", "wrong-hours": "closes", "ends-before-it-starts": "ends_on", "slot-too-long": "slot" } as const;

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const weekdays = form.getAll("weekdays").map(Number).filter((day) => day >= 1 && day <= 7);
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values, weekdays: weekdays.map(String) });
    const [startsOn, endsOn, opens, closes, topic] = [sent.date("starts_on"), sent.date("ends_on"), parseHour(sent.text("opens")), parseHour(sent.text("closes")), sent.choice("topic", appointmentTopics)];
    const dates = sent.text("dates").split(/[,;\s]+/).filter(Boolean).map(parseCivilDate);
    if (!topic) return refused(400, "topic", "Dites de quoi il s'agit : c'est ce qui dit qui lira les rendez-vous pris.");
    if (dates.some((date) => date === null)) return refused(400, "dates", wrongDate);
    if (!startsOn || startsOn === "wrong") return refused(400, "starts_on", wrongDate);
    if (endsOn === "wrong") return refused(400, "ends_on", wrongDate);
    if (!opens) return refused(400, "opens", "Écrivez l'heure, par exemple 9h.");
    if (!closes) return refused(400, "closes", "Écrivez l'heure, par exemple 12h.");
    const [slotMinutes, places] = [sent.number("slot") ?? 30, sent.number("places") ?? 1];
    if (!Number.isInteger(slotMinutes) || slotMinutes < 5 || slotMinutes > 480) return refused(400, "slot", "Un créneau dure de 5 à 480 minutes.");
    if (!Number.isInteger(places) || places < 1 || places > 100) return refused(400, "places", "De 1 à 100 places par créneau.");
    const answer = await locals.enter((visit) => openDesk(visit, {
      placeId: sent.text("place"), actorListedId: sent.optional("actor_listed"), actor: sent.text("actor"), purpose: sent.text("purpose"), whoMayCome: sent.optional("who"), topic, weekdays, dates: dates.filter((date) => date !== null), opens, closes, slotMinutes, places, startsOn, endsOn,
    }));
    if (answer.ok) redirect(303, `/permanences/${answer.value.id}`);
    if (answer.reason === "not-allowed") return error(404, "Page introuvable");
    return refused(409, fieldOf[answer.reason], openDeskWords[answer.reason]);
  },
};
