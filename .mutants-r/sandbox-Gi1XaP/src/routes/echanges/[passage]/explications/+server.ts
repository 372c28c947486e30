import { error } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import { csvLine, sayFault } from "#rooms/exchange/index";
import { findRun, listExplained } from "#rooms/exchange/server";
import type { RequestHandler } from "./$types";

const page = 500;

/** Every row that was not taken, and why; written as it is read, never held whole. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const run = isId(params.passage) ? await locals.enter((visit) => findRun(visit, params.passage)) : null;
  if (!run) error(404, "Page introuvable");
  const encoder = new TextEncoder();
  let after = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\u{feff}${csvLine(["ligne", "sorte", "identifiant", "nom", "raisons"], ";")}`)),
    pull: async (controller) => {
      const rows = await locals.enter((visit) => listExplained(visit, run.id, { after, most: page }));
      const text = rows.map(({ line, what, sourceId, name, reasons }) => csvLine([line, what, sourceId, name, reasons.map(sayFault).join(" ")], ";")).join("");
      if (text) controller.enqueue(encoder.encode(text));
      if (rows.length < page) controller.close();
      else after = rows.at(-1)!.place;
    },
  });
  return new Response(body, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="lignes-expliquees.csv"' } });
};
