import { error, fail, redirect } from "@sveltejs/kit";
import { sayMoment } from "#rooms/access/index";
import { discardKeptForm, listKeptForms } from "#rooms/access/server";
import { calledName } from "#rooms/people/index";
import { findPerson } from "#rooms/people/server";
import { addressOfKept } from "../../../kept-writing.ts";
import { keptFieldName, keptWords, typedIn } from "../../../kept-words.ts";
import type { Actions, PageServerLoad } from "./$types";

/** Of whom it was, when she still sees that file. */
const nameAt = async (locals: App.Locals, address: string): Promise<string | null> => {
  const id = /^\/personnes\/([0-9a-f-]{36})(?=[/?]|$)/.exec(address)?.[1];
  const person = id ? await locals.enter((visit) => findPerson(visit, id)) : null;
  return person ? calledName(person) : null;
};

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor } = locals;
  if (!actor) error(404, "Page introuvable");
  const kept = await locals.atTheDoor((door) => listKeptForms(door, actor.id));
  return {
    done: url.searchParams.get("fait"),
    kept: await Promise.all(kept.map(async (one) => ({
      id: one.id, what: keptWords[one.route] ?? "une page", whom: await nameAt(locals, one.address), at: sayMoment(one.keptAt),
      page: one.address.split("?")[0]!, sendTo: addressOfKept(one), fields: [...one.fields, [keptFieldName, one.id] as const], typed: typedIn(one.fields),
    }))),
  };
};

export const actions: Actions = {
  jeter: async ({ locals, request }) => {
    const { actor } = locals;
    if (!actor) error(404, "Page introuvable");
    const id = String((await request.formData()).get("ecrit") ?? "");
    const answer = await locals.atTheDoor((door) => discardKeptForm(door, { actorId: actor.id, id, sent: false }));
    if (!answer.ok) return fail(404, { gone: true });
    redirect(303, "/moi/ecrits?fait=jete");
  },
};
