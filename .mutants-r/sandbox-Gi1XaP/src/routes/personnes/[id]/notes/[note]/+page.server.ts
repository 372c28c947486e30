import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { readHistory, recordReading } from "#rooms/journal/server";
import { channelWords, mayRewrite, type Note, noteRefusalWords, type NoteRefusal } from "#rooms/notes/index";
import { correctNote, findNote } from "#rooms/notes/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const note = (isId(params.note) ? await findNote(visit, person.id, params.note) : null) ?? notFound();
    await recordReading(visit, "note.viewed", person, access, note.id);
    return {
      id: person.id, name: calledName(person), today: visit.today, note: note.id, version: note.version, mine: mayRewrite(visit.actor, note),
      title: note.channel ? `Contact : ${channelWords[note.channel]}` : "Note", on: sayDate(note.happenedOn), author: note.authorName, body: note.body,
      values: { body: note.body, happened_on: note.happenedOn },
      history: (await readHistory(visit, note.id)).map(({ version, was, changedAt, changedBy }) => ({ version, at: changedAt, by: changedBy, body: String(was["body"] ?? "") })),
    };
  });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const happenedOn = sent.date("happened_on");
    if (happenedOn === "wrong" || happenedOn === null) return fail(400, { errors: [{ name: "happened_on", message: wrongDate }], values: sent.values, lines: null });
    const answer = await locals.enter((visit) => correctNote(visit, { personId: params.id, noteId: params.note, version: sent.number("version") ?? 0, body: sent.text("body"), happenedOn }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=note#notes`);
    if (answer.reason === "conflict") {
      const theirs = answer.detail!["theirs"] as Note;
      return fail(409, { errors: [], values: sent.values, lines: [{ label: "Texte", mine: sent.text("body"), theirs: theirs.body }, { label: "Jour", mine: sayDate(happenedOn), theirs: sayDate(theirs.happenedOn) }] });
    }
    if (answer.reason !== "wrong-note") return notFound();
    const wrong = answer.detail!["wrong"] as NoteRefusal[];
    return fail(400, { errors: wrong.map((reason) => ({ name: reason === "no-words" ? "body" : "happened_on", message: noteRefusalWords[reason] })), values: sent.values, lines: null });
  },
};
