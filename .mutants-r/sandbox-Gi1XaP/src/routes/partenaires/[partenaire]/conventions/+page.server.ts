import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { domains, domainWords } from "#rooms/access/index";
import { agreementMoveNames, agreementMoveWords, agreementStateWords, keepsPartnerships, openAgreementMoves, writeAgreementWords } from "#rooms/partnerships/index";
import { findPartner, listAgreements, moveAgreement, writeAgreement } from "#rooms/partnerships/server";
import type { Actions, PageServerLoad } from "./$types";

const notFound = (): never => error(404, "Page introuvable");

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const partner = (await findPartner(visit, params.partenaire)) ?? notFound();
    const agreements = await listAgreements(visit, partner.id);
    const keeps = keepsPartnerships(visit.actor);
    const renewed = keeps ? agreements.find(({ id, state }) => id === url.searchParams.get("renouvelle") && state !== "draft") : undefined;
    return {
      id: partner.id, name: partner.name, keeps, today: visit.today, domains: domains.map((value) => ({ value, label: domainWords[value] })), first: partner.domains[0] ?? null,
      renews: renewed ? { id: renewed.id, object: renewed.object, domain: renewed.domain, places: renewed.placesPerYear, answer: renewed.answerWithin, meet: renewed.meetWithin, contacts: renewed.contacts } : null,
      agreements: agreements.map((one) => ({
        id: one.id, object: one.object, state: agreementStateWords[one.state], active: one.state === "active", domain: domainWords[one.domain], dates: `du ${sayDate(one.startsOn)} au ${sayDate(one.endsOn)}`, soon: one.state === "active" && !one.renewed && one.remindOn <= visit.today, renewable: keeps && one.state !== "draft" && !one.renewed,
        targets: [one.placesPerYear ? `${one.placesPerYear} places par an` : null, one.answerWithin ? `première réponse en ${one.answerWithin} jours ouvrés` : null, one.meetWithin ? `premier rendez-vous en ${one.meetWithin} jours ouvrés` : null].filter(Boolean).join(", "),
        more: [one.keeper ? `suivie par ${one.keeper.name}` : null, one.contacts, one.documentReference ? `document : ${one.documentReference}` : null, one.signedOn ? `signée le ${sayDate(one.signedOn)}` : null, one.endedOn ? `terminée le ${sayDate(one.endedOn)}` : null].filter(Boolean).join(" · "),
        moves: keeps ? openAgreementMoves(one.state).map((name) => ({ name, label: agreementMoveWords[name] })) : [],
      })),
    };
  });

const fieldOf = { "object-missing": "object", "wrong-dates": "ends_on", "wrong-number": "places" } as const;

export const actions: Actions = {
  preparer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    const [domain, startsOn, endsOn] = [sent.choice("domain", domains), sent.date("starts_on"), sent.date("ends_on")];
    if (!domain) return refused(400, "domain", "Dites pour quel domaine.");
    if (!startsOn || startsOn === "wrong") return refused(400, "starts_on", wrongDate);
    if (!endsOn || endsOn === "wrong") return refused(400, "ends_on", wrongDate);
    const answer = await locals.enter((visit) => writeAgreement(visit, {
      partnerId: params.partenaire, object: sent.text("object"), domain, startsOn, endsOn, placesPerYear: sent.number("places"), answerWithin: sent.number("answer_within"), meetWithin: sent.number("meet_within"), contacts: sent.optional("contacts"), documentReference: sent.optional("document"), renews: sent.optional("renews"),
    }));
    if (answer.ok) redirect(303, `/partenaires/${params.partenaire}?fait=convention`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason], writeAgreementWords[answer.reason]);
  },
  avancer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const move = sent.choice("move", agreementMoveNames) ?? notFound();
    const answer = await locals.enter((visit) => moveAgreement(visit, { agreementId: sent.text("agreement"), move }));
    if (!answer.ok && answer.reason !== "not-now") return notFound();
    redirect(303, `/partenaires/${params.partenaire}/conventions`);
  },
};
