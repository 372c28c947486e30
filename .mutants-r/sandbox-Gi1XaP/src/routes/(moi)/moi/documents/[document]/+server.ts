import { error } from "@sveltejs/kit";
import { fileNameOf } from "#rooms/vault/index";
import { findDocument, readContents } from "#rooms/vault/server";
import type { RequestHandler } from "./$types";

/** Her own file, to keep: never shown inside the house. */
export const GET: RequestHandler = ({ locals, params }) =>
  locals.inHerSpace(async (visit) => {
    const document = await findDocument(visit, visit.personId, params.document);
    const bytes = document?.kept.as === "file" ? await readContents(visit, document.id) : null;
    if (!document || document.kept.as !== "file" || !bytes) return error(404, "Page introuvable");
    const { type } = document.kept;
    return new Response(new Uint8Array(bytes), { headers: { "content-type": type, "content-disposition": `attachment; filename="${fileNameOf(document.title, type)}"`, "content-security-policy": "sandbox; default-src 'none'", "cache-control": "no-store" } });
  });
