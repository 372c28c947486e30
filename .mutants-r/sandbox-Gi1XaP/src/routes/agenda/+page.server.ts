import { fail, redirect } from "@sveltejs/kit";
import { addDays, isCivilDate, sayDate, sayDay } from "#ground/civil-date";
import { holidayName } from "#ground/working-days";
import { appointmentStateWords, appointmentTopicWords, endOf, mondayOf, sayHourOf } from "#rooms/agenda/index";
import { findMyFeed, makeFeed, readAgenda, readTakenTimes, revokeFeed } from "#rooms/agenda/server";
import { holds } from "#rooms/access/index";
import type { Actions, PageServerLoad } from "./$types";

const parts = [{ id: "matin", label: "Matin", until: "12:00" }, { id: "apres-midi", label: "Après-midi", until: "18:00" }, { id: "soir", label: "Soir", until: "24:00" }];

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const asked = url.searchParams.get("semaine") ?? "";
    const monday = mondayOf(isCivilDate(asked) ? asked : visit.today);
    const sunday = addDays(monday, 6);
    const whose = url.searchParams.get("qui") === "chantier" ? ("chantier" as const) : ("mine" as const);
    const asList = url.searchParams.get("vue") === "liste";
    const until = asList ? addDays(monday, 27) : sunday;
    const [appointments, taken, feed] = await Promise.all([readAgenda(visit, whose, monday, until), whose === "chantier" ? readTakenTimes(visit, monday, until) : [], findMyFeed(visit)]);
    const shown = [
      ...appointments.map((one) => ({
        id: one.id, href: one.person || !one.referralId ? `/rendez-vous/${one.id}` : `/mobilisations/${one.referralId}`, on: one.on, hour: one.hour, when: `${sayHourOf(one.hour)} à ${sayHourOf(endOf(one.hour, one.minutes))}`, name: one.person || "Une demande au réseau", topic: appointmentTopicWords[one.topic], state: appointmentStateWords[one.state],
        over: one.state !== "set" && one.state !== "proposed", wait: one.state === "proposed", companion: one.accompaniedBy ? (one.accompaniedBy.id === visit.actor.id ? "vous l'accompagnez" : `avec ${one.accompaniedBy.name}`) : null,
      })),
      ...taken.map((one, at) => ({ id: `pris-${at}`, href: null, on: one.on, hour: one.hour, when: `${sayHourOf(one.hour)} à ${sayHourOf(endOf(one.hour, one.minutes))}`, name: one.person, topic: "Rendez-vous", state: "fixé", over: false, wait: false, companion: null })),
    ].sort((a, b) => (a.on + a.hour < b.on + b.hour ? -1 : 1));
    const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at));
    const partOf = (hour: string): string => parts.find((part) => hour < part.until)!.id;
    const busy = parts.filter(({ id }) => id !== "soir" || shown.some(({ hour }) => partOf(hour) === "soir"));
    return {
      whose, asList, monday, today: visit.today, sub: `du ${sayDate(monday)} au ${sayDate(until)}`, before: addDays(monday, -7), after: addDays(monday, 7), feedMade: feed ? sayDate(feed.toISOString().slice(0, 10)) : null, hasChantier: holds(visit.actor, "cisp", "social-educator", "technical-supervisor", "director", "coordinator"),
      parts: busy.map(({ id, label }) => ({ key: id, label })),
      rows: days.filter((on, at) => at < 5 || shown.some((one) => one.on === on)).map((on) => ({
        id: on, label: `${sayDay(on)}${holidayName(on) ? `, ${holidayName(on)}` : ""}`, isToday: on === visit.today, cells: Object.fromEntries(busy.map(({ id }) => [id, shown.filter((one) => one.on === on && partOf(one.hour) === id)])),
      })),
      list: shown.map((one) => ({ ...one, when: sayDay(one.on), whenNote: one.when, late: false })), nothing: shown.length === 0,
    };
  });

export const actions: Actions = {
  flux: async ({ locals, url }) => {
    const answer = await locals.enter(makeFeed);
    return { address: `${url.origin}/agenda/flux/${answer.ok ? answer.value.token : ""}` };
  },
  fermer: async ({ locals }) => {
    const answer = await locals.enter(revokeFeed);
    if (!answer.ok) return fail(409, { address: null });
    redirect(303, "/agenda#calendrier");
  },
};
