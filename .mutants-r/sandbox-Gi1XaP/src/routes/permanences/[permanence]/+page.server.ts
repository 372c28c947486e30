import { error, fail, redirect } from "@sveltejs/kit";
import { addDays, isCivilDate, sayDate, sayDay } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { appointmentTopicWords, bookSlotWords, closeDeskDayWords, sayHourOf, weekdayNames } from "#rooms/agenda/index";
import { bookSlot, closeDeskDay, endDesk, findDesk, listPeopleToBook, readSlots } from "#rooms/agenda/server";
import type { Actions, PageServerLoad } from "./$types";

const notFound = (): never => error(404, "Page introuvable");

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const desk = (await findDesk(visit, params.permanence)) ?? notFound();
    const asked = url.searchParams.get("jour") ?? "";
    const from = isCivilDate(asked) && asked > visit.today ? asked : visit.today;
    const [slots, people] = await Promise.all([readSlots(visit, [desk], from, addDays(from, 27)), listPeopleToBook(visit)]);
    const days = [...new Set(slots.map(({ on }) => on))].slice(0, 6);
    return {
      id: desk.id, actor: desk.actor, place: desk.place, purpose: desk.purpose, who: desk.whoMayCome, topic: appointmentTopicWords[desk.topic], kept: desk.kept, today: visit.today, pour: url.searchParams.get("pour"), said: url.searchParams.get("fait"), told: url.searchParams.get("prevenus"),
      rhythm: [desk.weekdays.length > 0 ? `le ${desk.weekdays.map((day) => weekdayNames[day - 1]).join(", ")}` : null, `de ${sayHourOf(desk.opens)} à ${sayHourOf(desk.closes)}`, desk.endsOn ? `jusqu'au ${sayDate(desk.endsOn)}` : null].filter(Boolean).join(", "),
      people: people.map(({ id, name }) => ({ value: id, label: name })),
      days: days.map((on) => ({ on, label: sayDay(on), closed: slots.find((slot) => slot.on === on)?.closed ?? null, slots: slots.filter((slot) => slot.on === on).map(({ opens, closes, left }) => ({ opens, left, label: `${sayHourOf(opens)} à ${sayHourOf(closes)}` })) })),
      free: slots.filter(({ left, closed }) => left > 0 && closed === null).slice(0, 60).map(({ on, opens }) => ({ value: `${on} ${opens}`, label: `${sayDay(on)} à ${sayHourOf(opens)}` })),
    };
  });

const refusedWith = (values: Record<string, string>) => (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values });

export const actions: Actions = {
  prendre: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = refusedWith(sent.values);
    const [on = "", opens = ""] = sent.text("slot").split(" ");
    if (!isCivilDate(on)) return refused(400, "slot", "Choisissez un créneau.");
    if (!sent.text("person")) return refused(400, "person", "Choisissez la personne.");
    const answer = await locals.enter((visit) => bookSlot(visit, { deskId: params.permanence, on, opens, personId: sent.text("person") }));
    if (answer.ok) redirect(303, `/permanences/${params.permanence}?fait=pris`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, "slot", bookSlotWords[answer.reason]);
  },
  fermer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = refusedWith(sent.values);
    const on = sent.date("closed_on");
    if (!on || on === "wrong") return refused(400, "closed_on", wrongDate);
    const answer = await locals.enter((visit) => closeDeskDay(visit, { deskId: params.permanence, on, reason: sent.text("reason") }));
    if (answer.ok) redirect(303, `/permanences/${params.permanence}?fait=fermee&prevenus=${answer.value.told}`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, answer.reason === "reason-missing" ? "reason" : "closed_on", closeDeskDayWords[answer.reason]);
  },
  terminer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = refusedWith(sent.values);
    const on = sent.date("ends_on");
    if (!on || on === "wrong") return refused(400, "ends_on", wrongDate);
    const answer = await locals.enter((visit) => endDesk(visit, { deskId: params.permanence, on }));
    if (answer.ok) redirect(303, `/permanences/${params.permanence}?fait=terminee`);
    if (answer.reason === "ends-before-it-starts") return refused(409, "ends_on", "Ce jour vient avant la première date de la permanence.");
    return notFound();
  },
};
