import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { domains, domainWords } from "#rooms/access/index";
import { recordReading } from "#rooms/journal/server";
import { handOverRefusalWords, referentRefusalWords } from "#rooms/journey/index";
import { addReferent, endReferent, handOver, listPossibleLeads, listPossibleReferents, readCareTeam } from "#rooms/journey/server";
import { calledName } from "#rooms/people/index";
import { findFollowing } from "#rooms/people/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [team, chantier] = [await readCareTeam(visit, person.id), person.followedBy ?? (await findFollowing(visit, person.id))];
    await recordReading(visit, "team.viewed", person, access);
    const current = team.leads.find(({ endsOn }) => endsOn === null);
    return {
      id: person.id, name: calledName(person), today: visit.today, lead: current?.name ?? null,
      leads: team.leads.map((one) => ({ id: one.id, name: one.name, dates: `du ${sayDate(one.startsOn)} ${one.endsOn ? `au ${sayDate(one.endsOn)}` : "à aujourd'hui"}`, overlap: one.overlapUntil && one.overlapUntil >= visit.today ? sayDate(one.overlapUntil) : null })),
      referents: team.referents.map((one) => ({
        id: one.id, name: one.name, domain: domainWords[one.domain], where: one.structure, contact: one.contact, inside: one.professionalId !== null,
        dates: `depuis le ${sayDate(one.startsOn)}${one.endsOn ? `, jusqu'au ${sayDate(one.endsOn)}` : ""}`, current: one.endsOn === null || one.endsOn > visit.today,
      })),
      possibleLeads: chantier ? (await listPossibleLeads(visit, chantier)).filter(({ id }) => id !== current?.professionalId) : [],
      possibleReferents: chantier ? await listPossibleReferents(visit, chantier) : [],
    };
  });

type Refused = { form: string; errors: { name: string; message: string }[]; values: Record<string, string> };
const refused = (status: number, form: string, name: string, message: string, values: Record<string, string>) => fail<Refused>(status, { form, errors: [{ name, message }], values });

export const actions: Actions = {
  relais: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const on = sent.date("on");
    if (on === "wrong") return refused(400, "relais", "on", wrongDate, sent.values);
    const to = sent.text("to");
    if (!isId(to)) return refused(400, "relais", "to", handOverRefusalWords["lead-not-in-chantier"], sent.values);
    const answer = await locals.enter((visit) => handOver(visit, { personId: params.id, to, on: on ?? visit.today, note: sent.optional("note") }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=equipe`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, "relais", answer.reason.includes("lead") && answer.reason !== "before-the-current-lead" ? "to" : "on", handOverRefusalWords[answer.reason], sent.values);
  },
  ajouter: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const [startsOn, domain, professionalId] = [sent.date("starts_on"), sent.choice("domain", domains), sent.text("professional")];
    if (startsOn === "wrong") return refused(400, "ajouter", "starts_on", wrongDate, sent.values);
    if (!domain) return refused(400, "ajouter", "domain", "Choisissez le domaine.", sent.values);
    const answer = await locals.enter((visit) => addReferent(visit, {
      personId: params.id, domain, startsOn: startsOn ?? visit.today, professionalId: isId(professionalId) ? professionalId : null,
      outside: { name: sent.text("outside_name"), structure: sent.optional("outside_structure"), contact: sent.optional("outside_contact") },
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=equipe`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, "ajouter", answer.reason === "in-the-future" ? "starts_on" : "professional", referentRefusalWords[answer.reason], sent.values);
  },
  retirer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const referentId = sent.text("referent");
    if (!isId(referentId)) return notFound();
    const answer = await locals.enter((visit) => endReferent(visit, { personId: params.id, referentId, on: visit.today }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/equipe`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, "retirer", "retirer", referentRefusalWords[answer.reason], sent.values);
  },
};
