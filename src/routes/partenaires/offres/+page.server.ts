import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { offerKinds, offerKindWords, postOfferWords } from "#rooms/partnerships/index";
import { closeOffer, listOffers, listPostingFor, postOffer } from "#rooms/partnerships/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const [offers, postings] = await Promise.all([listOffers(visit), listPostingFor(visit, false)]);
    return {
      today: visit.today, said: url.searchParams.get("fait"), postings: postings.map(({ id, name }) => ({ value: id, label: name })), only: postings.length === 1 ? postings[0]!.id : null, kinds: offerKinds.map((value) => ({ value, label: offerKindWords[value] })),
      offers: offers.map((one) => ({ id: one.id, partner: one.partner, kind: offerKindWords[one.kind], words: one.words, when: one.startsOn === one.endsOn ? `le ${sayDate(one.startsOn)}` : `du ${sayDate(one.startsOn)} au ${sayDate(one.endsOn)}`, howMany: one.howMany, mine: one.mine })),
    };
  });

const fieldOf = { "no-words": "words", "too-long": "words", "partner-missing": "listed", "wrong-dates": "ends_on", "wrong-number": "how_many" } as const;

export const actions: Actions = {
  proposer: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    const [kind, startsOn, endsOn] = [sent.choice("kind", offerKinds), sent.date("starts_on"), sent.date("ends_on")];
    if (!kind) return refused(400, "kind", "Dites ce qui est proposé.");
    if (!startsOn || startsOn === "wrong") return refused(400, "starts_on", wrongDate);
    if (endsOn === "wrong") return refused(400, "ends_on", wrongDate);
    const answer = await locals.enter((visit) => postOffer(visit, { listedId: sent.text("listed"), kind, words: sent.text("words"), startsOn, endsOn: endsOn ?? startsOn, howMany: sent.number("how_many") }));
    if (answer.ok) redirect(303, "/partenaires/offres?fait=propose");
    if (answer.reason === "not-allowed") return error(404, "Page introuvable");
    return refused(409, fieldOf[answer.reason], postOfferWords[answer.reason]);
  },
  retirer: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => closeOffer(visit, { offerId: sent.text("offer") }));
    if (!answer.ok) return error(404, "Page introuvable");
    redirect(303, "/partenaires/offres?fait=retire");
  },
};
