import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { capacityWords, rankReasonWords, referralRefusalWords } from "#rooms/referrals/index";
import { askForPlaces, choosePlace, listAsks, listCandidates, readTold } from "#rooms/referrals/server";
import { notFound, recordSeen, theReferral } from "../the-referral.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params }) =>
  locals.enter(async (visit) => {
    const { referral, access, mine } = await theReferral(visit, params.demande);
    if (!mine.includes("officer")) return notFound();
    const told = await readTold(visit, referral.id);
    const [asks, candidates] = await Promise.all([listAsks(visit, referral.id), listCandidates(visit, referral, told?.languages?.split(",") ?? [], null)]);
    await recordSeen(visit, referral, access, mine);
    const asked = new Set(asks.filter(({ releasedAt }) => !releasedAt).map(({ listedId }) => listedId));
    return {
      id: referral.id, name: told?.name ?? "quelqu'un", need: referral.need, may: ["sent", "seen"].includes(referral.state),
      asks: asks.map((ask) => ({
        id: ask.id, place: ask.service ? `${ask.service}, ${ask.listed}` : ask.listed, asked: sayDate(civilDateOf(ask.askedAt)), answer: ask.answer && capacityWords[ask.answer], held: ask.heldUntil && sayDate(ask.heldUntil),
        standing: ask.chosenAt ? "choisie" : ask.releasedAt ? "rendue" : ask.answer ? "" : ask.expiresAt < visit.now ? "sans réponse" : "en attente", mayChoose: !ask.chosenAt && !ask.releasedAt && (ask.answer === "capacity" || ask.answer === "waitlist"),
      })),
      candidates: candidates.filter(({ listedId }) => !asked.has(listedId)).slice(0, 15).map((one) => ({ value: one.serviceId, label: `${one.service}, ${one.listed}`, hint: one.reasons.map(rankReasonWords).join(" · ") })),
    };
  });

export const actions: Actions = {
  demander: async ({ locals, params, request }) => {
    const form = await request.formData();
    const sent = readForm(form);
    const serviceIds = form.getAll("services").map(String);
    const answer = await locals.enter((visit) => askForPlaces(visit, { referralId: params.demande, serviceIds, words: sent.text("words") }));
    if (answer.ok) redirect(303, `/mobilisations/${params.demande}/places`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(409, { errors: [{ name: answer.reason === "words-missing" || answer.reason === "words-too-long" ? "words" : "services", message: referralRefusalWords[answer.reason] }], values: sent.values, services: serviceIds });
  },
  prendre: async ({ locals, params, request }) => {
    const askId = readForm(await request.formData()).text("ask");
    const answer = await locals.enter((visit) => choosePlace(visit, { referralId: params.demande, askId }));
    if (answer.ok) redirect(303, `/mobilisations/${params.demande}?fait=avance`);
    return fail(409, { errors: [{ name: "services", message: referralRefusalWords[answer.reason] }], values: {} as Record<string, string>, services: [] as string[] });
  },
};
