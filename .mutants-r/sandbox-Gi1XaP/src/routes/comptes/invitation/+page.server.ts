import { error, fail, redirect } from "@sveltejs/kit";
import { readForm, wrongDate } from "#ground/form";
import { administrationRefusalWords, roles } from "#rooms/access/index";
import { invite, listStructureChoices } from "#rooms/access/server";
import { linkTo } from "../../../link-address.ts";
import { placesByTerritory, roleChoices } from "../places.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals }) => ({ places: placesByTerritory(await locals.atTheDoor(listStructureChoices)), roles: roleChoices });

const fieldOf: Record<string, string> = { "name-missing": "given_name", "email-wrong": "email", "already-here": "email", "no-such-structure": "structure", "ends-in-the-past": "ends_on" };

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const { actor } = locals;
    if (!actor) error(404, "Page introuvable");
    const sent = readForm(await request.formData());
    const refused = (name: string, message: string) => fail(400, { errors: [{ name, message }], values: sent.values });
    const [role, endsOn] = [sent.choice("role", roles), sent.date("ends_on")];
    if (!role) return refused("role", "Choisissez un rôle dans la liste.");
    if (endsOn === "wrong") return refused("ends_on", wrongDate);
    const address = linkTo(url);
    const answer = await locals.atTheDoor((door) => invite(door, actor, {
      givenName: sent.text("given_name"), familyName: sent.text("family_name"), email: sent.text("email"), structureId: sent.text("structure"), role, endsOn, linkTo: address }));
    if (answer.ok) redirect(303, "/comptes?fait=invitation");
    if (answer.reason === "not-allowed") error(404, "Page introuvable");
    return refused(fieldOf[answer.reason] ?? "email", administrationRefusalWords[answer.reason]);
  },
};
