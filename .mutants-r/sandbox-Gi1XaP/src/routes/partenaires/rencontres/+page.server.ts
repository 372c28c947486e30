import { error, fail, redirect } from "@sveltejs/kit";
import { sayDay } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { writePartnerContactWords } from "#rooms/partnerships/index";
import { listPartnerContacts, listPartners, writePartnerContact } from "#rooms/partnerships/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const [meetings, partners] = await Promise.all([listPartnerContacts(visit, { kind: "network-meeting" }), listPartners(visit)]);
    return {
      today: visit.today, said: url.searchParams.has("fait"), partners: partners.map(({ id, name }) => ({ value: id, label: name })),
      meetings: meetings.map((one) => ({ id: one.id, when: sayDay(one.on), whenNote: one.on.slice(0, 4), words: one.words, partners: one.partners.map(({ name }) => name).join(", "), who: [one.author, one.tookPart].filter(Boolean).join(", avec "), followUp: one.followUp && !one.done ? `${one.followUp} (${sayDay(one.followUpOn!)})` : null })),
    };
  });

const fieldOf: Partial<Record<keyof typeof writePartnerContactWords, string>> = { "partner-missing": "partners", "in-the-future": "on", "follow-up-incomplete": "follow_up" };

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const partnerIds = form.getAll("partners").map(String);
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values, partners: partnerIds });
    const [on, followUpOn] = [sent.date("on"), sent.date("follow_up_on")];
    if (!on || on === "wrong") return refused(400, "on", wrongDate);
    if (followUpOn === "wrong") return refused(400, "follow_up_on", wrongDate);
    const answer = await locals.enter((visit) => writePartnerContact(visit, { partnerIds, kind: "network-meeting", on, words: sent.text("words"), tookPart: sent.optional("took_part"), followUp: sent.optional("follow_up"), followUpOn }));
    if (answer.ok) redirect(303, "/partenaires/rencontres?fait");
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return error(404, "Page introuvable");
    return refused(409, fieldOf[answer.reason] ?? "words", writePartnerContactWords[answer.reason]);
  },
};
