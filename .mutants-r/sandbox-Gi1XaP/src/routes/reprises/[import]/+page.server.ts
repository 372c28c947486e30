import { fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { house } from "#ground/house";
import { record } from "#rooms/journal/server";
import { type ListImport, warningWords } from "#rooms/imports/index";
import { importStateWords, listExplained, removeFile, startImport, stopImport } from "#rooms/imports/server";
import { notFound, stopWords, theImport } from "../the-import.ts";
import type { Actions, PageServerLoad } from "./$types";

/** On a page, a quotation mark never stands alone at the end of a line; a file keeps plain spaces. */
const typeset = (text: string): string => text.replaceAll("« ", "«\u00a0").replaceAll(" »", "\u00a0»");

const countsOf = (one: ListImport) => {
  const { foreseen } = one;
  if (one.state === "done" || one.state === "stopped") return { rows: one.rowsTotal, taken: one.taken, unchanged: one.unchanged, explained: one.explained };
  return foreseen && { rows: foreseen.rows, taken: foreseen.taken, unchanged: foreseen.unchanged, explained: foreseen.refused + foreseen.waiting + foreseen.aside };
};

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const one = await theImport(visit, params.import);
    if (one.state === "uploaded") redirect(303, `/reprises/${one.id}/colonnes`);
    const after = Number(url.searchParams.get("apres") ?? "0");
    const shown = await listExplained(visit, one.id, { after: Number.isSafeInteger(after) && after > 0 ? Math.min(after, 1e9) : 0, most: 21, outcomes: ["refused", "waiting", "aside"] });
    const rows = shown.slice(0, 20);
    if (rows.length > 0) await record(visit, "import.viewed", { followedBy: one.structureId, subjectId: one.id });
    return {
      id: one.id, name: one.fileName, chantier: one.structure, by: one.madeByName, on: sayDate(civilDateOf(one.createdAt)), state: one.state, stateWords: importStateWords[one.state],
      counts: countsOf(one), waiting: one.foreseen?.waiting ?? 0, areOthers: one.areOthers, reached: one.reached, rowsTotal: one.rowsTotal, stopped: one.stoppedFor && stopWords(one.stoppedFor),
      doubts: Object.entries(one.foreseen?.warnings ?? {}).map(([code, count]) => ({ words: warningWords[code as keyof typeof warningWords], count })),
      rows: rows.map(({ position, line, outcome, refusals }) => ({ position, line, outcome, why: refusals.map(({ column, columnLetter, sentence, howToMend }) => ({ where: columnLetter ? `Colonne ${columnLetter}${column ? ` (${column})` : ""}` : "", sentence: typeset(sentence), howToMend: typeset(howToMend) })) })),
      next: shown.length > 20 ? rows.at(-1)!.position : null,
    };
  });

export const actions: Actions = {
  commencer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => startImport(visit, { id: params.import, areOthers: sent.text("are_others") !== "" }));
    if (answer.ok) redirect(303, `/reprises/${params.import}`);
    return answer.reason === "not-found" ? notFound() : fail(409, { message: "Cette reprise a déjà commencé, ou ses colonnes ont été changées depuis : regardez où elle en est." });
  },
  arreter: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => stopImport(visit, { id: params.import, reason: { code: "asked" } }));
    if (answer.ok) {
      await removeFile(house().dataFolder, params.import);
      redirect(303, `/reprises/${params.import}`);
    }
    return answer.reason === "not-found" ? notFound() : fail(409, { message: "Cette reprise est déjà terminée." });
  },
};
