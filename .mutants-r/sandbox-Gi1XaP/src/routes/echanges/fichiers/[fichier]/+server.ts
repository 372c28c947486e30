import { error } from "@sveltejs/kit";
import { exported, type ExportFormat } from "#rooms/exchange/server";
import type { RequestHandler } from "./$types";

/** Our entries in a file, in the format of data·inclusion: structures.json, services.csv… */
export const GET: RequestHandler = ({ locals, params }) => {
  const asked = /^(structure|service)s\.(json|csv)$/.exec(params.fichier);
  if (!asked) error(404, "Page introuvable");
  const [, what, format] = asked as unknown as [string, "structure" | "service", ExportFormat];
  const pieces = exported(locals.atTheDoor, what, format);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, { headers: { "content-type": format === "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${params.fichier}"` } });
};
