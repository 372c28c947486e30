import { recordReading } from "#rooms/journal/server";
import { fileNameOf } from "#rooms/vault/index";
import { findDocument, readContents } from "#rooms/vault/server";
import { notFound, thePerson } from "../../../the-person.ts";
import type { RequestHandler } from "./$types";

/** The file itself: never shown inside the house, whose pages it could then touch. */
export const GET: RequestHandler = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const document = (await findDocument(visit, person.id, params.document)) ?? notFound();
    const { kept } = document;
    if (kept.as !== "file") return notFound();
    const bytes = (await readContents(visit, document.id)) ?? notFound();
    await recordReading(visit, "document.downloaded", person, access, document.id);
    return new Response(new Uint8Array(bytes), { headers: { "content-type": kept.type, "content-disposition": `attachment; filename="${fileNameOf(document.title, kept.type)}"`, "content-security-policy": "sandbox; default-src 'none'", "cache-control": "no-store" } });
  });
