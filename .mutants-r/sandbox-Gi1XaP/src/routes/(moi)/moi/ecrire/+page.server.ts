import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { messageParts, type Mood, type OwnMessage, sayIn } from "#rooms/space/index";
import { sayWish, sendMessage } from "#rooms/space/server";
import type { Actions, PageServerLoad } from "./$types";

const kinds = ["not-understood", "word"] as const satisfies readonly OwnMessage["kind"][];

export const load: PageServerLoad = () => ({});

export const actions: Actions = {
  wish: async ({ locals, request }) => {
    const words = readForm(await request.formData()).text("wish");
    const answer = await locals.inHerSpace((visit) => sayWish(visit, { words, language: locals.language }));
    if (answer.ok) redirect(303, "/moi?envoye");
    return fail(400, { name: "wish", message: sayIn(locals.language)(answer.reason === "no-words" ? "noWords" : "tooLong"), words });
  },
  message: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const [kind, about, words] = [sent.choice("kind", kinds) ?? "word", sent.choice("about", messageParts), sent.text("words")];
    const answer = await locals.inHerSpace((visit) => sendMessage(visit, { kind, about, mood: null, words, language: locals.language }));
    if (answer.ok) redirect(303, "/moi?envoye");
    return fail(400, { name: "words", message: sayIn(locals.language)(answer.reason === "no-words" ? "noWords" : "tooLong"), words });
  },
  mood: async ({ locals, request }) => {
    const mood = readForm(await request.formData()).choice("mood", ["1", "2", "3", "4", "5"]);
    const answer = await locals.inHerSpace((visit) => sendMessage(visit, { kind: "mood", about: null, mood: mood ? (Number(mood) as Mood) : null, words: "", language: locals.language }));
    if (answer.ok) redirect(303, "/moi?envoye");
    return fail(400, { name: "mood", message: sayIn(locals.language)("noWords"), words: "" });
  },
};
