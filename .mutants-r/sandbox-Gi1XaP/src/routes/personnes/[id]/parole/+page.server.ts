import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { mayWrite } from "#rooms/access/index";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { hearThePerson, readVoice } from "#rooms/situations/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const { wishes, strengths } = await readVoice(visit, person.id);
    await recordReading(visit, "voice.viewed", person, access);
    return {
      id: person.id, name: calledName(person), today: visit.today, mayWrite: mayWrite(access, "voice"),
      wishes: wishes.map((one) => ({ ...one, said: sayDate(one.saidOn) })),
      strengths: strengths.map((one) => ({ ...one, noted: sayDate(one.notedOn) })),
    };
  });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const on = sent.date("on");
    if (on === "wrong") return fail(400, { errors: [{ name: "on", message: wrongDate }], values: sent.values });
    const isWish = sent.text("what") !== "strength";
    const answer = await locals.enter((visit) => hearThePerson(visit, {
      personId: params.id, on: on ?? visit.today, words: sent.text("words"),
      ...(isWish ? { what: "wish", language: /^[a-z]{2,3}$/.test(sent.text("language")) ? sent.text("language") : "fr" } : { what: "strength", saidBy: sent.choice("said_by", ["person", "professional"]) ?? "person" }),
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=parole`);
    if (answer.reason === "no-words") return fail(400, { errors: [{ name: "words", message: "Écrivez ses mots, même peu." }], values: sent.values });
    if (answer.reason === "in-the-future") return fail(400, { errors: [{ name: "on", message: "Ce jour est à venir : notez ce qui a été dit." }], values: sent.values });
    return notFound();
  },
};
