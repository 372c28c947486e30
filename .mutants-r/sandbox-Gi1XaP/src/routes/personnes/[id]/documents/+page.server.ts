import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf, parseCivilDate, sayDate } from "#ground/civil-date";
import { readBrought } from "#ground/documents/brought";
import { heldInspection, inspectDocument } from "#ground/documents/inspect";
import { wrongDate } from "#ground/form";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { addDocumentRefusalWords, documentKinds, documentKindWords, isDocumentKind, mayAddDocument, sayBytes, shareStands } from "#rooms/vault/index";
import { addDocument, listDocuments, listShares } from "#rooms/vault/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [documents, shares] = await Promise.all([listDocuments(visit, person.id), listShares(visit, person.id)]);
    await recordReading(visit, "documents.viewed", person, access);
    return {
      id: person.id, name: calledName(person), today: visit.today, said: url.searchParams.get("fait"), scanned: heldInspection().clamd !== null,
      kinds: documentKinds.filter((kind) => mayAddDocument(access, kind)).map((value) => ({ value, label: documentKindWords[value] })),
      documents: documents.map((one) => ({
        id: one.id, title: one.title, kind: documentKindWords[one.kind], file: one.kept.as === "file", over: one.expiresOn !== null && one.expiresOn < visit.today,
        details: [
          one.kept.as === "file" ? `${sayBytes(one.kept.bytes)}${one.kept.scan === "none" ? ", sans antivirus" : ""}` : `l'original est ailleurs : ${one.kept.whereabouts}`,
          one.expiresOn ? `jusqu'au ${sayDate(one.expiresOn)}` : null, `${one.addedBy ? `ajouté par ${one.addedBy}` : "apporté par elle ou lui"} le ${sayDate(civilDateOf(one.addedAt))}`,
        ].filter(Boolean).join(" · "),
        shown: shares.filter((share) => share.documentId === one.id && shareStands(share, visit.today)).map(({ recipient, endsOn }) => `${recipient}, jusqu'au ${sayDate(endsOn)}`),
      })),
    };
  });

const fieldOf: Partial<Record<keyof typeof addDocumentRefusalWords, string>> = { "title-missing": "title", "place-missing": "whereabouts" };

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const brought = await readBrought(request);
    const values = brought?.fields ?? {};
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values });
    if (!brought) return refused(400, "fichier", "L'envoi s'est interrompu avant la fin. Choisissez le fichier et envoyez-le de nouveau.");
    const kind = values["kind"] ?? "";
    if (!isDocumentKind(kind)) return refused(400, "kind", "Dites quel document c'est.");
    const expiresOn = values["expires_on"] ? parseCivilDate(values["expires_on"]) : null;
    if (values["expires_on"] && !expiresOn) return refused(400, "expires_on", wrongDate);
    const reference = values["whereabouts"]?.trim() ?? "";
    if (!brought.bytes && !reference) return refused(400, "fichier", "Choisissez un fichier, ou dites où est l'original.");
    const file = brought.bytes && { as: "file" as const, bytes: brought.bytes, seen: await inspectDocument(brought.bytes) };
    const answer = await locals.enter((visit) => addDocument(visit, {
      personId: params.id, kind, title: values["title"]?.trim() || documentKindWords[kind], expiresOn, brought: file ?? { as: "reference", whereabouts: reference },
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/documents?fait=ajoute`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason] ?? "fichier", addDocumentRefusalWords[answer.reason]);
  },
};
