import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { roleWords } from "#rooms/access/index";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { liftProtectionRefusalWords, nameSomebodyRefusalWords, protectPersonRefusalWords, removeNameRefusalWords } from "#rooms/walls/index";
import { findProtection, liftProtection, listPossibleNames, nameSomebody, protectPerson, removeName } from "#rooms/walls/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const protection = await findProtection(visit, person.id);
    const possible = protection ? await listPossibleNames(visit, person.id, protection.chantierId) : [];
    await recordReading(visit, "protection.viewed", person, access);
    const named = new Set((protection?.names ?? []).map(({ professionalId }) => professionalId));
    return {
      id: person.id, name: calledName(person), mayBegin: person.followedBy !== null,
      protection: protection && {
        reason: protection.reason, chantier: protection.chantier, since: sayDate(civilDateOf(protection.placedAt)), by: protection.placedBy,
        names: protection.names.map((one) => ({ id: one.id, name: one.name, roles: one.roles.map((role) => roleWords[role]).join(", "), me: one.professionalId === visit.actor.id })),
      },
      possible: possible.filter(({ id }) => !named.has(id)).map(({ id, name, structure }) => ({ value: id, label: `${name}, ${structure}` })),
    };
  });

type Refused = { form: string; errors: { name: string; message: string }[]; values: Record<string, string> };
type Answer = { ok: true } | { ok: false; reason: string };

/** A move of this page: done, it comes back here; refused, it says why. */
const answered = (form: string, field: string, answer: Answer, words: Record<string, string>, values: Record<string, string>, to: string) => {
  if (answer.ok) redirect(303, to);
  if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
  return fail<Refused>(409, { form, errors: [{ name: field, message: words[answer.reason] ?? "" }], values });
};

export const actions: Actions = {
  proteger: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => protectPerson(visit, { personId: params.id, reason: sent.text("reason") }));
    return answered("proteger", "reason", answer, protectPersonRefusalWords, sent.values, `/personnes/${params.id}/protection`);
  },
  nommer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => nameSomebody(visit, { personId: params.id, professionalId: sent.text("professional") }));
    return answered("nommer", "professional", answer, nameSomebodyRefusalWords, sent.values, `/personnes/${params.id}/protection`);
  },
  retirer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => removeName(visit, { personId: params.id, nameId: sent.text("name") }));
    return answered("retirer", "noms", answer, removeNameRefusalWords, {}, `/personnes/${params.id}/protection`);
  },
  lever: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => liftProtection(visit, { personId: params.id, reason: sent.text("lifted_reason") }));
    return answered("lever", "lifted_reason", answer, liftProtectionRefusalWords, sent.values, `/personnes/${params.id}`);
  },
};
