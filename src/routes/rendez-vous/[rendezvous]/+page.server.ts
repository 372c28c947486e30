import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { appointmentStateWords, appointmentTopicWords, changePlaceWords, endAppointmentWords, endReasons, endReasonWords, hiddenPlace, mayTell, openAppointmentMoves, parseHour, sayHourOf, sayMinutes, seesThePlace, sideOf, sides, sideWords, whenFaultWords } from "#rooms/agenda/index";
import { changePlace, moveAppointment, sayWhatHappened, type SayWhatHappened, setAppointment } from "#rooms/agenda/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { notFound, theAppointment } from "../the-appointment.ts";
import type { Actions, PageServerLoad, RequestEvent } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const { appointment: one, person, access } = await theAppointment(visit, params.rendezvous);
    await recordReading(visit, "appointment.viewed", person, access, one.id);
    const shows = seesThePlace(visit.actor, access, one);
    const tells = mayTell(visit.actor, access, one);
    return {
      placeChanged: url.searchParams.get("fait") === "lieu", id: one.id, personId: person.id, name: calledName(person), day: sayDate(one.on), hour: sayHourOf(one.hour), minutes: sayMinutes(one.minutes), topic: appointmentTopicWords[one.topic], state: appointmentStateWords[one.state], with: shows ? one.with : hiddenPlace,
      place: shows ? one.place : null, bring: one.bring, note: tells ? one.note : null, companion: one.accompaniedBy?.name ?? null, isMine: one.accompaniedBy?.id === visit.actor.id, took: one.accompaniedMinutes === null ? null : sayMinutes(one.accompaniedMinutes),
      end: one.endReason && one.endedSide ? `${sideWords[one.endedSide]} : ${endReasonWords[one.endReason]}` : null, endWords: tells ? one.endWords : null, movedTo: one.movedTo, today: visit.today,
      ofDesk: one.slotId !== null,
      moves: tells ? openAppointmentMoves(one, sideOf(visit.actor, one), visit.today) : [], sides: sides.map((value) => ({ value, label: sideWords[value] })), reasons: endReasons.map((value) => ({ value, label: endReasonWords[value] })),
    };
  });

const refused = (status: number, name: string, message: string, values: Record<string, string>) => fail(status, { errors: [{ name, message }], values });

const tell = async ({ locals, params }: RequestEvent, input: Omit<Extract<SayWhatHappened, { outcome: "held" }>, "appointmentId"> | Omit<Extract<SayWhatHappened, { outcome: "missed" | "cancelled" }>, "appointmentId">, values: Record<string, string>) => {
  const answer = await locals.enter((visit) => sayWhatHappened(visit, { appointmentId: params.rendezvous, ...input }));
  if (answer.ok) redirect(303, `/personnes/${answer.value.personId}/rendez-vous?fait=dit`);
  if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
  return refused(409, answer.reason === "minutes-wrong" ? "minutes" : "reason", endAppointmentWords[answer.reason], values);
};

export const actions: Actions = {
  confirmer: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => setAppointment(visit, { appointmentId: params.rendezvous }));
    if (!answer.ok) return answer.reason === "not-now" ? refused(409, "confirmer", endAppointmentWords["not-now"], {}) : notFound();
    redirect(303, `/rendez-vous/${params.rendezvous}`);
  },
  tenu: async (event) => {
    const sent = readForm(await event.request.formData());
    return tell(event, { outcome: "held", minutes: sent.number("minutes"), withMe: sent.text("with_me") === "yes", words: sent.optional("words") }, sent.values);
  },
  manque: async (event) => {
    const sent = readForm(await event.request.formData());
    return tell(event, { outcome: "missed", side: sent.choice("side", sides), reason: sent.choice("reason", endReasons), words: sent.optional("words") }, sent.values);
  },
  annuler: async (event) => {
    const sent = readForm(await event.request.formData());
    return tell(event, { outcome: "cancelled", side: sent.choice("side", sides), reason: sent.choice("reason", endReasons), words: sent.optional("words") }, sent.values);
  },
  lieu: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => changePlace(visit, { appointmentId: params.rendezvous, place: sent.text("place") }));
    if (answer.ok) redirect(303, `/rendez-vous/${params.rendezvous}?fait=lieu`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, "place", changePlaceWords[answer.reason], sent.values);
  },
  deplacer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const [on, hour] = [sent.date("on"), parseHour(sent.text("hour"))];
    if (!on || on === "wrong") return refused(400, "on", wrongDate, sent.values);
    if (!hour) return refused(400, "hour", "Écrivez l'heure, par exemple 14h30.", sent.values);
    const answer = await locals.enter((visit) => moveAppointment(visit, { appointmentId: params.rendezvous, on, hour }));
    if (answer.ok) redirect(303, `/personnes/${answer.value.personId}/rendez-vous?fait=deplace`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, "on", answer.reason === "not-now" ? endAppointmentWords["not-now"] : whenFaultWords[answer.reason], sent.values);
  },
};
