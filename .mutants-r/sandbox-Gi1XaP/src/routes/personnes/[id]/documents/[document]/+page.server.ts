import { fail, redirect } from "@sveltejs/kit";
import { addMonths, sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { consentMeans, mayKeepConsents, meansWords } from "#rooms/consent/index";
import { listPossibleRecipients } from "#rooms/consent/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { documentKindWords, mayAddDocument, sayBytes, shareStands, showDocumentRefusalWords, usualShareMonths } from "#rooms/vault/index";
import { findDocument, listShares, removeDocument, showDocument, stopShowingDocument } from "#rooms/vault/server";
import { notFound, thePerson } from "../../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const document = (await findDocument(visit, person.id, params.document)) ?? notFound();
    const keeps = mayKeepConsents(access);
    const [shares, recipients] = await Promise.all([listShares(visit, person.id), keeps ? listPossibleRecipients(visit, person.id) : []]);
    await recordReading(visit, "document.viewed", person, access, document.id);
    return {
      id: person.id, name: calledName(person), today: visit.today, until: addMonths(visit.today, usualShareMonths), keeps, removes: mayAddDocument(access, document.kind),
      document: {
        id: document.id, title: document.title, kind: documentKindWords[document.kind], expires: document.expiresOn ? sayDate(document.expiresOn) : null, file: document.kept.as === "file", whereabouts: document.kept.as === "reference" ? document.kept.whereabouts : null,
        size: document.kept.as === "file" ? sayBytes(document.kept.bytes) : null, scan: document.kept.as !== "file" ? null : document.kept.scan === "clean" ? "passé à l'antivirus" : "sans antivirus : il n'y en avait pas quand il est arrivé",
      },
      recipients: recipients.map(({ kind, id, name, structure }) => ({ value: `${kind}:${id}`, label: structure ? `${name}, ${structure}` : name })),
      means: consentMeans.map((value) => ({ value, label: meansWords[value] })),
      shares: shares.filter(({ documentId }) => documentId === document.id).map((one) => ({ id: one.id, recipient: one.recipient, given: sayDate(one.givenOn), until: sayDate(one.endsOn), stands: shareStands(one, visit.today), withdrawn: one.withdrawnAt !== null })),
    };
  });

const fieldOf = { "recipient-unknown": "recipient", "ends-before-it-starts": "ends_on", "longer-than-two-years": "ends_on", "witness-missing": "witness" } as const;

export const actions: Actions = {
  montrer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    const [kind, id] = sent.text("recipient").split(":");
    const [endsOn, means] = [sent.date("ends_on"), sent.choice("means", consentMeans)];
    if (endsOn === "wrong" || !endsOn) return refused(400, "ends_on", wrongDate);
    if (!means) return refused(400, "means", "Dites comment elle ou il l'a permis.");
    if ((kind !== "structure" && kind !== "professional") || !id) return refused(400, "recipient", "Choisissez à qui.");
    const answer = await locals.enter((visit) => showDocument(visit, { personId: params.id, documentId: params.document, recipient: { kind, id }, endsOn, means, witness: sent.optional("witness") }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/documents/${params.document}`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason], showDocumentRefusalWords[answer.reason]);
  },
  reprendre: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => stopShowingDocument(visit, { personId: params.id, shareId: sent.text("share") }));
    if (!answer.ok && answer.reason !== "already-withdrawn") return notFound();
    redirect(303, `/personnes/${params.id}/documents/${params.document}`);
  },
  retirer: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => removeDocument(visit, { personId: params.id, documentId: params.document }));
    if (!answer.ok) return notFound();
    redirect(303, `/personnes/${params.id}/documents?fait=retire`);
  },
};
