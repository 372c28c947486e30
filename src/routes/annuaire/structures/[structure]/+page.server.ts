import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { isId } from "#ground/ids";
import { carrierWords, claimRefusalWords, correctionFieldWords, type CorrectionField, decideRefusalWords, freshnessDays, languageWords, mayClaim, mayKeep, sayPhone, sayVouched } from "#rooms/network/index";
import { claimEntry, decideCorrection, findListed, hoursSaid, listCorrectionsOf, listFaces, listHouseStructures, listServicesOf, readMonths, sayHours, vouchForEntry } from "#rooms/network/server";
import { notFound, shownKeeping } from "../../entry.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const listed = await findListed(visit, params.structure);
    if (!listed) return notFound();
    const person = url.searchParams.get("personne") ?? "";
    const keeps = mayKeep(visit.actor, listed);
    const claims = mayClaim(visit.actor, listed);
    const [services, faces, corrections, houses, months] = await Promise.all([listServicesOf(visit, listed.id), listFaces(visit, listed.id), keeps ? listCorrectionsOf(visit, listed.id) : [], claims && listed.territoryId ? listHouseStructures(visit, listed.territoryId) : [], readMonths(visit)]);
    const days = freshnessDays(visit.today, months);
    return {
      said: url.searchParams.get("fait"), forWhom: isId(person) ? `?personne=${person}` : "", id: listed.id, name: listed.name, description: listed.description, place: [listed.address, listed.addressMore, [listed.postcode, listed.commune].filter(Boolean).join(" ")].filter(Boolean), phone: listed.phone && sayPhone(listed.phone), email: listed.email, website: listed.website,
      hours: listed.hours && sayHours(listed.hours), networks: listed.networks.map((code) => carrierWords[code] ?? code), isEmployer: listed.isEmployer, isSensitive: listed.isSensitive, inside: listed.audience === "professionals", keeping: shownKeeping(listed, days, listed.claimedBy), keeps, claims,
      services: services.map((one) => ({ id: one.id, name: one.name, keeping: shownKeeping(one, days, listed.claimedBy), inside: one.audience === "professionals" })),
      faces: faces.map((one) => ({ ...one, phone: one.phone && sayPhone(one.phone), languages: one.languages.map((language) => languageWords[language]).join(", "), vouchedOn: sayVouched(one.vouchedOn) })),
      corrections: await Promise.all(corrections.map(async (one) => ({ id: one.id, hours: one.field === "hours" ? await hoursRead(one.proposed) : null, about: one.about, field: one.field ? (correctionFieldWords[one.field as CorrectionField] ?? null) : null, proposed: one.proposed, words: one.words, by: one.proposedBy ?? "quelqu'un sans compte", on: sayDate(civilDateOf(one.proposedAt)) }))),
      houses: houses.map(({ id, name }) => ({ value: id, label: name })), claimedBy: listed.claimedBy,
    };
  });

/** What would be written of the hours somebody proposed, in words; empty when nothing can be read of them. */
const hoursRead = async (proposed: string | null): Promise<string> => {
  const read = proposed && (await hoursSaid(proposed));
  return read ? sayHours(read) : "";
};
const refused = (name: string, message: string) => fail(409, { errors: [{ name, message }] });

export const actions: Actions = {
  vouch: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => vouchForEntry(visit, { of: "structure", id: params.structure }));
    if (answer.ok) redirect(303, `/annuaire/structures/${params.structure}?fait=confirme`);
    return notFound();
  },
  claim: async ({ locals, params, request }) => {
    const asked = readForm(await request.formData()).text("house");
    const answer = await locals.enter((visit) => claimEntry(visit, { id: params.structure, structureId: isId(asked) ? asked : null }));
    if (answer.ok) redirect(303, `/annuaire/structures/${params.structure}?fait=relie`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused("house", claimRefusalWords[answer.reason]);
  },
  decide: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const decision = sent.choice("decision", ["taken", "refused"] as const);
    if (!decision) return notFound();
    const hoursField = `hours-${sent.text("correction")}`;
    const answer = await locals.enter((visit) => decideCorrection(visit, { id: sent.text("correction"), decision, why: null, hours: sent.optional(hoursField) }));
    if (answer.ok) redirect(303, `/annuaire/structures/${params.structure}?fait=${decision === "taken" ? "prise" : "ecartee"}`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(409, { errors: [{ name: answer.reason === "hours-wrong" ? hoursField : "corrections", message: decideRefusalWords[answer.reason] }], on: sent.text("correction"), hours: sent.text(hoursField) });
  },
};
