import { error, fail, redirect } from "@sveltejs/kit";
import { readBrought } from "#ground/documents/brought";
import { inspectDocument } from "#ground/documents/inspect";
import { sayIn, type SpaceKey } from "#rooms/space/index";
import { broughtByHer, isDocumentKind } from "#rooms/vault/index";
import { bringDocument, type BringDocumentRefusal, listDocuments, listMyShares, takeBackDocument } from "#rooms/vault/server";
import { readForm } from "#ground/form";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => {
    const [documents, shares] = await Promise.all([listDocuments(visit, visit.personId), listMyShares(visit)]);
    return { documents, shares, done: url.searchParams.get("fait") };
  });

const said: Partial<Record<BringDocumentRefusal, SpaceKey>> = { empty: "documentChoose", "too-large": "documentTooLarge", "vault-full": "documentTooLarge", "antivirus-silent": "documentScanner" };

export const actions: Actions = {
  apporter: async ({ locals, request }) => {
    const say = sayIn(locals.language);
    const brought = await readBrought(request);
    const kind = brought?.fields["kind"] ?? "";
    const refused = (key: SpaceKey) => fail(400, { message: say(key) });
    if (!brought?.bytes) return refused("documentChoose");
    if (!isDocumentKind(kind) || !broughtByHer.some((one) => one === kind)) return refused("documentChoose");
    const { bytes } = brought;
    const seen = await inspectDocument(bytes);
    const answer = await locals.inHerSpace((visit) => bringDocument(visit, { kind, title: sayIn("fr")(`document-${kind}` as SpaceKey), bytes, seen }));
    return answer.ok ? redirect(303, "/moi/documents?fait=apporte") : refused(said[answer.reason] ?? "documentRefused");
  },
  reprendre: async ({ locals, request }) => {
    const shareId = readForm(await request.formData()).text("share");
    const answer = await locals.inHerSpace((visit) => takeBackDocument(visit, { shareId }));
    // Taken back twice, from two pages: what she wanted is done.
    return answer.ok || answer.reason === "not-found" ? redirect(303, "/moi/documents?fait=repris") : error(404, "Page introuvable");
  },
};
