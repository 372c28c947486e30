import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { marksOf, toImprove } from "#rooms/exchange/index";
import { apiService, listDifferences } from "#rooms/exchange/server";
import { isId } from "#ground/ids";
import { freshnessDays, languageWords, mayAskTheNetwork, placesRefusalWords, sayPhone } from "#rooms/network/index";
import { findKeptService, isOpenAt, listFaces, readMonths, sayHours, sayPlaces, vouchForEntry } from "#rooms/network/server";
import { notFound, serviceFacts, shownKeeping } from "../../entry.ts";
import type { Actions, PageServerLoad } from "./$types";

const percent = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 0 });

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const forWhom = url.searchParams.get("personne") ?? "";
    const { service: one, mine, claimedBy } = await findKeptService(visit, params.service);
    if (!one) return notFound();
    const [faces, months] = await Promise.all([listFaces(visit, one.listedId), readMonths(visit)]);
    // Whoever keeps the sheet reads what would make it better, and where its source now says otherwise.
    const [open, differences] = mine ? await Promise.all([apiService(visit, one.id), listDifferences(visit, one.id)]) : [null, []];
    return {
      quality: open && { score: percent.format(open.score_qualite), toDo: toImprove(marksOf(open, visit.today)) }, differences,
      said: url.searchParams.get("fait"), person: isId(forWhom) ? forWhom : null, id: one.id, listedId: one.listedId, name: one.name, structure: one.structure, description: one.description, facts: serviceFacts(one, visit.today), free: one.places.free, keeps: mine,
      place: [one.address, one.addressMore, [one.postcode, one.commune].filter(Boolean).join(" ")].filter(Boolean), phone: one.phone && sayPhone(one.phone), email: one.email, link: one.contactLink, contactNote: one.contactNote, hours: one.hours && sayHours(one.hours), open: await isOpenAt(one.hours, visit.now),
      insideNote: one.insideNote, inside: one.audience === "professionals", isSensitive: one.isSensitive, keeping: shownKeeping(one, freshnessDays(visit.today, months), claimedBy), mayAsk: mayAskTheNetwork(visit.actor) && !one.closedOn,
      faces: faces.slice(0, 6).map((face) => ({ ...face, phone: face.phone && sayPhone(face.phone), vouchedOn: null, languages: face.languages.map((language) => languageWords[language]).join(", ") })),
    };
  });

export const actions: Actions = {
  vouch: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => vouchForEntry(visit, { of: "service", id: params.service }));
    if (answer.ok) redirect(303, `/annuaire/services/${params.service}?fait=confirme`);
    return notFound();
  },
  places: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const free = sent.number("free");
    const answer = await locals.enter((visit) => sayPlaces(visit, { id: params.service, free }));
    if (answer.ok) redirect(303, `/annuaire/services/${params.service}?fait=places`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(400, { values: sent.values, errors: [{ name: "free", message: placesRefusalWords[answer.reason] }] });
  },
};
