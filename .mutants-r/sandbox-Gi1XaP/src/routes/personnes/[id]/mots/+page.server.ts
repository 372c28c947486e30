import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { recordReading } from "#rooms/journal/server";
import { calledName, languageWord } from "#rooms/people/index";
import { answerRefusalWords, longestWords, sayIn } from "#rooms/space/index";
import { answerMessage, countWaitingWords, listMessages, seeToWords } from "#rooms/space/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

const say = sayIn("fr");
const kindWords = { word: say("word"), "not-understood": say("notUnderstood"), mood: say("moodTitle"), answer: "" };

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [messages, waiting] = await Promise.all([listMessages(visit, person.id, 60), countWaitingWords(visit, person.id)]);
    await recordReading(visit, "voice.viewed", person, access);
    return {
      id: person.id, name: calledName(person), longest: longestWords, sent: url.searchParams.has("envoye"), seen: url.searchParams.has("lu"), waiting,
      messages: messages.map((one) => ({
        id: one.id, at: one.sentAt, from: one.from, words: one.words, language: one.language, languageWord: one.language === "fr" ? null : languageWord(one.language),
        what: [kindWords[one.kind], one.about && one.about !== "other" ? say(`${one.about}Title`) : "", one.mood ? say(`mood-${one.mood}`) : ""].filter(Boolean).join(" · "),
      })),
    };
  });

export const actions: Actions = {
  repondre: async ({ locals, params, request }) => {
    const words = readForm(await request.formData()).text("words");
    const answer = await locals.enter((visit) => answerMessage(visit, { personId: params.id, words }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/mots?envoye`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(400, { errors: [{ name: "words", message: answerRefusalWords[answer.reason] }], words });
  },
  lu: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => seeToWords(visit, { personId: params.id }));
    return answer.ok || answer.reason === "nothing-waits" ? redirect(303, `/personnes/${params.id}/mots?lu`) : notFound();
  },
};
