import { error, fail, redirect } from "@sveltejs/kit";
import { addMonths, sayDate, sayDay } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { domainWords } from "#rooms/access/index";
import { tooFew } from "#rooms/evaluation/index";
import { readScorecards } from "#rooms/evaluation/server";
import { agreementStateWords, isFresh, keepsPartnerships, offerKindWords, partnerContactKinds, partnerContactKindWords, planNextStepWords, sayCommonLaw, writePartnerContactWords } from "#rooms/partnerships/index";
import { findPartner, findWrittenDays, finishFollowUp, letPartnerGo, listAgreements, listFaces, listOffers, listPartnerContacts, listPartnerServices, planNextStep, writePartnerContact } from "#rooms/partnerships/server";
import { showOfficers } from "../officers-shown.ts";
import type { Actions, PageServerLoad } from "./$types";

const notFound = (): never => error(404, "Page introuvable");

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const partner = (await findPartner(visit, params.partenaire)) ?? notFound();
    const [faces, services, agreements, contacts, offers, freshDays, officers] = await Promise.all([
      listFaces(visit, partner.listedId), listPartnerServices(visit, partner.listedId), listAgreements(visit, partner.id), listPartnerContacts(visit, { partnerId: partner.id }), listOffers(visit, partner.listedId), findWrittenDays(visit, "partner-fresh-days"), showOfficers(visit, partner.domains),
    ]);
    const card = keepsPartnerships(visit.actor) ? ((await readScorecards(visit, [partner.territoryId], { from: addMonths(visit.today, -12), to: visit.today })).find(({ listedId }) => listedId === partner.listedId) ?? null) : null;
    return {
      id: partner.id, name: partner.name, commune: partner.commune, phone: partner.phone, email: partner.email, domains: partner.domains.map((one) => domainWords[one]).join(", "), law: sayCommonLaw(partner.commonLaw), whatFor: partner.whatFor, fresh: isFresh(partner.vouchedOn, visit.today, freshDays),
      keeps: keepsPartnerships(visit.actor), today: visit.today, said: url.searchParams.get("fait"), officers, faces, nextStep: partner.nextStep, nextOn: partner.nextOn, nextWhen: partner.nextOn ? sayDate(partner.nextOn) : null,
      services: services.map((one) => ({ id: one.id, name: one.name, law: sayCommonLaw(one.commonLaw), places: one.placesFree === null ? null : `${one.placesFree} place${one.placesFree > 1 ? "s" : ""} au ${sayDate(one.placesOn!)}` })),
      agreements: agreements.map((one) => ({ id: one.id, object: one.object, state: agreementStateWords[one.state], ended: one.state === "ended", dates: `du ${sayDate(one.startsOn)} au ${sayDate(one.endsOn)}`, soon: one.state === "active" && !one.renewed && one.remindOn <= visit.today })),
      contacts: contacts.map((one) => ({
        id: one.id, when: sayDay(one.on), whenNote: one.on.slice(0, 4), kind: partnerContactKindWords[one.kind], words: one.words, who: [one.author, one.tookPart].filter(Boolean).join(", avec "), followUp: one.followUp && !one.done ? `${one.followUp} (${sayDay(one.followUpOn!)})` : null,
      })),
      offers: offers.map((one) => ({ id: one.id, kind: offerKindWords[one.kind], words: one.words, until: sayDate(one.endsOn) })), kinds: partnerContactKinds.map((value) => ({ value, label: partnerContactKindWords[value] })),
      // What it brought over a year; a partner's own account reads its figures on the network's page.
      card: card && { ...card, hidden: card.people === null }, tooFew,
    };
  });

const fieldOf: Partial<Record<keyof typeof writePartnerContactWords, string>> = { "no-words": "words", "too-long": "words", "in-the-future": "on", "follow-up-incomplete": "follow_up" };
const refusedWith = (values: Record<string, string>) => (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values });

export const actions: Actions = {
  contact: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = refusedWith(sent.values);
    const [kind, on, followUpOn] = [sent.choice("kind", partnerContactKinds), sent.date("on"), sent.date("follow_up_on")];
    if (!kind) return refused(400, "kind", "Dites comment le contact a eu lieu.");
    if (!on || on === "wrong") return refused(400, "on", wrongDate);
    if (followUpOn === "wrong") return refused(400, "follow_up_on", wrongDate);
    const answer = await locals.enter((visit) => writePartnerContact(visit, { partnerIds: [params.partenaire], kind, on, words: sent.text("words"), tookPart: sent.optional("took_part"), followUp: sent.optional("follow_up"), followUpOn }));
    if (answer.ok) redirect(303, `/partenaires/${params.partenaire}?fait=contact`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason] ?? "words", writePartnerContactWords[answer.reason]);
  },
  suite: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const on = sent.date("next_on");
    if (on === "wrong") return refusedWith(sent.values)(400, "next_on", wrongDate);
    const answer = await locals.enter((visit) => planNextStep(visit, { partnerId: params.partenaire, step: sent.optional("next_step"), on }));
    if (answer.ok) redirect(303, `/partenaires/${params.partenaire}?fait=suite`);
    if (answer.reason === "step-missing") return refusedWith(sent.values)(409, "next_step", planNextStepWords["step-missing"]);
    return notFound();
  },
  fini: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => finishFollowUp(visit, { contactId: sent.text("contact") }));
    if (!answer.ok) return notFound();
    redirect(303, `/partenaires/${params.partenaire}?fait=fini`);
  },
  sortir: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => letPartnerGo(visit, { partnerId: params.partenaire }));
    if (!answer.ok) return notFound();
    redirect(303, "/partenaires");
  },
};
