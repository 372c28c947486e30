import { fail, redirect } from "@sveltejs/kit";
import { sayDay } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { appointmentStateWords, appointmentTopics, appointmentTopicWords, hiddenPlace, maySetAppointments, openAppointmentMoves, parseHour, proposeAppointmentWords, sayHourOf, sayMinutes, seesThePlace, sideOf } from "#rooms/agenda/index";
import { findListedByName, listAppointments, listCompanions, listListedHere, proposeAppointment } from "#rooms/agenda/server";
import { roleWords, type Role } from "#rooms/access/index";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const topics = appointmentTopics.filter((topic) => maySetAppointments(access, topic));
    const [appointments, companions, places] = await Promise.all([listAppointments(visit, person.id), topics.length > 0 ? listCompanions(visit, person.id) : [], topics.length > 0 ? listListedHere(visit) : []]);
    await recordReading(visit, "appointments.viewed", person, access);
    const shown = appointments.map((one) => ({
      id: one.id, day: sayDay(one.on), hour: sayHourOf(one.hour), year: one.on.slice(0, 4), with: seesThePlace(visit.actor, access, one) ? one.with : hiddenPlace, topic: appointmentTopicWords[one.topic], state: appointmentStateWords[one.state],
      companion: one.accompaniedBy?.name ?? null, took: one.accompaniedMinutes === null ? null : sayMinutes(one.accompaniedMinutes), open: one.state === "proposed" || one.state === "set", coming: one.on >= visit.today, tell: openAppointmentMoves(one, sideOf(visit.actor, one), visit.today).includes("hold") && one.on < visit.today,
    }));
    return {
      id: person.id, name: calledName(person), today: visit.today, said: url.searchParams.get("fait"), topics: topics.map((value) => ({ value, label: appointmentTopicWords[value] })), places: places.slice(0, 80).map(({ name }) => name),
      companions: companions.map(({ id, name, role }) => ({ value: id, label: `${name}, ${roleWords[role as Role]}` })),
      untold: shown.filter(({ open, coming }) => open && !coming).reverse(), coming: shown.filter(({ open, coming }) => open && coming).reverse(), past: shown.filter(({ open }) => !open),
    };
  });

const fieldOf: Partial<Record<keyof typeof proposeAppointmentWords, string>> = { "with-missing": "with", "companion-unknown": "companion" };

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    const [topic, on, hour] = [sent.choice("topic", appointmentTopics), sent.date("on"), parseHour(sent.text("hour"))];
    if (!sent.text("with")) return refused(400, "with", proposeAppointmentWords["with-missing"]);
    if (!topic) return refused(400, "topic", "Dites de quoi il s'agit : c'est ce qui dit qui le lira.");
    if (!on || on === "wrong") return refused(400, "on", wrongDate);
    if (!hour) return refused(400, "hour", "Écrivez l'heure, par exemple 14h30.");
    const minutes = sent.number("minutes") ?? 60;
    if (!Number.isInteger(minutes) || minutes < 5 || minutes > 720) return refused(400, "minutes", "La durée se compte en minutes, de 5 à 720.");
    const answer = await locals.enter(async (visit) => {
      const listed = (await findListedByName(visit, sent.text("with"))).find(({ name }) => name === sent.text("with"));
      return proposeAppointment(visit, {
        personId: params.id, topic, on, hour, minutes, listedId: listed?.id ?? null, withWords: sent.text("with"), place: sent.optional("place"), bring: sent.optional("bring"), note: sent.optional("note"),
        accompaniedBy: sent.optional("companion"), agreed: sent.text("to_propose") !== "yes",
      });
    });
    if (answer.ok) redirect(303, `/personnes/${params.id}/rendez-vous?fait=ajoute`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason] ?? "on", proposeAppointmentWords[answer.reason]);
  },
};
