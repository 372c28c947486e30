import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { type FieldError, readForm, wrongDate } from "#ground/form";
import { doorsOf } from "#rooms/access/index";
import { findDuplicates, welcomeSomebody, type WelcomeSomebodyRefusal } from "#rooms/people/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async ({ actor, today }) => {
    const doors = doorsOf(actor);
    if (doors.length === 0) error(404, "Page introuvable");
    return { today, doors: doors.map((id) => ({ value: id, label: actor.roles.find(({ structureId }) => structureId === id)!.structure })) };
  });

const kinds = ["call", "sms", "email", "through-someone"] as const;
const refusals: Record<WelcomeSomebodyRefusal, FieldError> = {
  "not-allowed": { name: "door", message: "Cette structure n'est pas la vôtre." },
  "no-name": { name: "given_name", message: "Écrivez son prénom, ou comment on l'appelle." },
  "no-way-to-reach": { name: "contact_value", message: "Écrivez comment la ou le joindre : sans cela, aucune réponse ne lui parviendra." },
  "born-in-the-future": { name: "birth_date", message: "Cette date de naissance est à venir : vérifiez l'année." },
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, errors: FieldError[], likely: { id: string; name: string; birth: string | null }[] = []) => fail(status, { errors, values: sent.values, likely });
    const [birthDate, kind] = [sent.date("birth_date"), sent.choice("contact_kind", kinds)];
    if (birthDate === "wrong") return refused(400, [{ name: "birth_date", message: wrongDate }]);
    if (!kind) return refused(400, [{ name: "contact_kind", message: "Dites comment elle ou il préfère être joint." }]);
    if (sent.text("agrees") !== "yes") return refused(400, [{ name: "agrees", message: "Demandez-lui d'abord son accord : rien n'est écrit sans cela." }]);
    const answer = await locals.enter(async (visit) => {
      const name = { givenName: sent.text("given_name"), familyName: sent.text("family_name") };
      // Only those of this door are told: whether somebody is followed elsewhere is hers to say.
      const { here } = sent.text("not_the_same") ? { here: [] } : await findDuplicates(visit, { ...name, usualName: null, birthDate });
      if (here.length > 0) return { ok: false as const, reason: "likely" as const, here };
      return welcomeSomebody(visit, { ...name, doorId: sent.optional("door") ?? doorsOf(visit.actor)[0] ?? "", birthDate, contact: { kind, value: sent.text("contact_value") } });
    });
    if (answer.ok) redirect(303, `/mobilisations/nouvelle?personne=${answer.value.id}`);
    if (answer.reason === "likely") return refused(409, [], answer.here.map((one) => ({ id: one.id, name: one.name, birth: one.birthDate && sayDate(one.birthDate) })));
    return refused(400, [refusals[answer.reason]]);
  },
};
