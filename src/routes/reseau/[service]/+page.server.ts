import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { contactWords, correctionFields, correctionFieldWords, feeWords, freshnessDays, languageWords, proposeOutsideWords, publicWords, sayFreshness, sayPhone, themeWords } from "#rooms/network/index";
import { findPublicService, isOpenAt, proposeFromOutside, readMonths, sayHours } from "#rooms/network/server";
import { notFound } from "../../annuaire/entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.atTheDoor(async (door) => {
    const one = await findPublicService(door, params.service);
    if (!one) return notFound();
    return {
      said: url.searchParams.get("fait") !== null, id: one.id, name: one.name, structure: one.structure, description: one.description, place: [one.address, one.addressMore, [one.postcode, one.commune].filter(Boolean).join(" ")].filter(Boolean), phone: one.phone && sayPhone(one.phone), email: one.email, link: one.contactLink ?? one.website,
      hours: one.hours && sayHours(one.hours), open: await isOpenAt(one.hours, door.now), fee: one.fee ? feeWords[one.fee] : null, feeNote: one.feeNote, access: one.accessConditions, publics: one.publics.map((code) => publicWords[code] ?? code).join(", "), languages: one.languages.map((code) => languageWords[code] ?? code).join(", "),
      themes: one.themes.map((theme) => themeWords[theme] ?? theme), contact: one.contactModes.map((mode) => contactWords[mode] ?? mode).join(", "), alone: one.openTo.length === 0 || one.openTo.includes("usagers"), fresh: sayFreshness(one, freshnessDays(door.today, await readMonths(door))), fields: correctionFields.map((value) => ({ value, label: correctionFieldWords[value] })),
    };
  });

export const actions: Actions = {
  default: async ({ locals, params, request, getClientAddress }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.atTheDoor((door) => proposeFromOutside(door, { serviceId: params.service, field: sent.choice("field", correctionFields), proposed: sent.optional("proposed"), words: sent.optional("words"), address: getClientAddress() }));
    if (answer.ok) redirect(303, `/reseau/${params.service}?fait=propose`);
    if (answer.reason === "not-found") return notFound();
    return fail(answer.reason === "too-many" ? 429 : 400, { values: sent.values, errors: [{ name: "words", message: proposeOutsideWords[answer.reason] }] });
  },
};
