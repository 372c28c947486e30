import { error, fail, redirect } from "@sveltejs/kit";
import { type FieldError, readForm, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { mayWrite } from "#rooms/access/index";
import { channels, noteRefusalWords, type NoteRefusal, noteTopics } from "#rooms/notes/index";
import { findDraft, writeNote } from "#rooms/notes/server";
import { calledName } from "#rooms/people/index";
import { thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const topics = noteTopics.filter((topic) => mayWrite(access, topic));
    const draft = await findDraft(visit, "note", person.id);
    return { id: person.id, name: calledName(person), topics, today: visit.today, draft: draft && { fields: draft.fields, at: draft.updatedAt } };
  });

const fieldOf: Record<NoteRefusal, string> = { "no-words": "body", "channel-missing": "channel", "in-the-future": "happened_on", "reminder-in-the-past": "reminder_on" };

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const [happenedOn, reminderOn] = [sent.date("happened_on"), sent.date("reminder_on")];
    const errors: FieldError[] = [];
    if (happenedOn === "wrong") errors.push({ name: "happened_on", message: wrongDate });
    if (reminderOn === "wrong") errors.push({ name: "reminder_on", message: wrongDate });
    if (happenedOn === "wrong" || reminderOn === "wrong") return fail(400, { errors, values: sent.values });
    const channel = sent.choice("channel", channels);
    const answer = await locals.enter((visit) => writeNote(visit, {
      personId: isId(params.id) ? params.id : error(404, "Page introuvable"),
      kind: channel ? "contact" : "note",
      topic: sent.choice("topic", noteTopics) ?? "notes",
      happenedOn: happenedOn ?? visit.today,
      channel,
      body: sent.text("body"),
      reminder: reminderOn ? { dueOn: reminderOn, words: sent.text("reminder_words") } : null,
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=${channel ? "contact" : "note"}#notes`);
    if (answer.reason !== "wrong-note") error(404, "Page introuvable");
    const wrong = (answer.detail?.["wrong"] ?? []) as NoteRefusal[];
    return fail(400, { errors: wrong.map((reason) => ({ name: fieldOf[reason], message: noteRefusalWords[reason] })), values: sent.values });
  },
};
