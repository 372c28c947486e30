import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { structuresWhere } from "#rooms/access/index";
import { handOverRefusalWords } from "#rooms/journey/index";
import { listLeadsToRelay, listLedBy, listPossibleLeads, transferCaseload } from "#rooms/journey/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const from = url.searchParams.get("de") ?? "";
    const leads = await listLeadsToRelay(visit, structuresWhere(visit.actor, "director"), visit.actor.roles.flatMap(({ role, territoryId }) => (role === "coordinator" && territoryId ? [territoryId] : [])));
    const chosen = leads.find(({ id }) => id === from);
    const people = chosen ? await listLedBy(visit, chosen.id) : [];
    const others = chosen ? (await listPossibleLeads(visit, chosen.structureId)).filter(({ id }) => id !== chosen.id) : [];
    return {
      today: visit.today, done: url.searchParams.get("fait"), leads, chosen: chosen ?? null, others,
      people: people.map((one) => ({ id: one.personId, name: one.name, since: sayDate(one.since) })),
    };
  });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const on = sent.date("on");
    const refused = (message: string, name = "on") => fail(409, { errors: [{ name, message }], values: sent.values });
    if (on === "wrong") return refused(wrongDate);
    const to = Object.fromEntries(Object.entries(sent.values).flatMap(([name, value]) => (name.startsWith("to-") && isId(value) ? [[name.slice(3), value]] : [])));
    const answer = await locals.enter((visit) => transferCaseload(visit, { from: sent.text("from"), to, on: on ?? visit.today, note: sent.optional("note") }));
    if (answer.ok) redirect(303, `/relais?fait=${answer.value.moved}`);
    if (answer.reason === "not-allowed" || answer.reason === "not-found") return refused("Ce relais n'est pas à vous de passer.");
    const who = answer.detail?.["name"] ? `${String(answer.detail["name"])} : ` : "";
    return refused(`${who}${handOverRefusalWords[answer.reason]} Personne n'a changé de fil rouge.`);
  },
};
