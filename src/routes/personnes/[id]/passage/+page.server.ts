import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { type FieldError, readForm } from "#ground/form";
import { calledName, handoverMeans } from "#rooms/people/index";
import { listChantiersNear, listHandoversOf, proposeHandover, type ProposeHandoverRefusal, stopHandover } from "#rooms/people/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person } = await thePerson(visit, params.id, route.id);
    const [chantiers, [last]] = await Promise.all([listChantiersNear(visit), listHandoversOf(visit, [person.id])]);
    return {
      name: calledName(person), chantiers: chantiers.map(({ id, name }) => ({ value: id, label: name })),
      waiting: last && last.answer === null ? { chantier: last.chantier, since: sayDate(civilDateOf(last.proposedAt)) } : null,
    };
  });

const refusals: Record<Exclude<ProposeHandoverRefusal, "not-found" | "not-allowed">, FieldError> = {
  "no-such-chantier": { name: "chantier", message: "Choisissez un chantier du territoire." },
  "not-agreed": { name: "means", message: "Demandez-lui d'abord, et dites comment elle ou il a répondu." },
  "witness-missing": { name: "witness", message: "De vive voix, il faut le nom du témoin." },
  "already-proposed": { name: "chantier", message: "Un chantier doit déjà répondre. Reprenez d'abord cette proposition." },
};

export const actions: Actions = {
  proposer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const means = sent.choice("means", handoverMeans);
    const answer = await locals.enter((visit) => proposeHandover(visit, { personId: params.id, chantierId: sent.text("chantier"), agreed: means && { means, witness: sent.optional("witness") } }));
    if (answer.ok) redirect(303, "/guichet?fait=proposee");
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(409, { errors: [refusals[answer.reason]], values: sent.values });
  },
  reprendre: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => stopHandover(visit, { personId: params.id }));
    return answer.ok || answer.reason === "not-now" ? redirect(303, "/guichet?fait=reprise") : notFound();
  },
};
