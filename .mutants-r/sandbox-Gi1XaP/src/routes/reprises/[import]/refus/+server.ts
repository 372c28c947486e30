import { record } from "#rooms/journal/server";
import { refusedReport } from "#rooms/imports/index";
import { listExplained } from "#rooms/imports/server";
import { theImport } from "../../the-import.ts";
import type { RequestHandler } from "./$types";

const page = 500;

/** The rows to mend, in the form they were brought; written as they are read, never held whole. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const one = await locals.enter(async (visit) => {
    const found = await theImport(visit, params.import);
    await record(visit, "import.refused-rows-read", { followedBy: found.structureId, subjectId: found.id });
    return found;
  });
  const report = refusedReport(one.header);
  const encoder = new TextEncoder();
  let after = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(report.head)),
    pull: async (controller) => {
      const rows = await locals.enter((visit) => listExplained(visit, one.id, { after, most: page }));
      const text = rows.map(({ line, cells, refusals }) => report.lineOf({ ok: false, line, cells: cells ?? [], refusals, warnings: [] })).join("");
      if (text) controller.enqueue(encoder.encode(text));
      if (rows.length < page) controller.close();
      else after = rows.at(-1)!.position;
    },
  });
  return new Response(body, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="lignes-a-corriger.csv"' } });
};
