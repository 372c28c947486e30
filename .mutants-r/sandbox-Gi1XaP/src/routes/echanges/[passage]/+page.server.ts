import { error, fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { isId } from "#ground/ids";
import { house } from "#ground/house";
import { doubtWords, mayRunExchange, outcomes, outcomeWords, runStateWords, sayFault, stopWords } from "#rooms/exchange/index";
import { findRun, listExplained, removeOffer, stopRun } from "#rooms/exchange/server";
import type { Actions, PageServerLoad } from "./$types";

const shown = 20;
const scopeWords = { entire: "Toute l'offre nationale", part: "Une partie", addition: "Des fiches en plus" } as const;

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const run = isId(params.passage) ? await findRun(visit, params.passage) : null;
    if (!run) error(404, "Page introuvable");
    const from = Number(url.searchParams.get("apres") ?? "0");
    const rows = await listExplained(visit, run.id, { after: Number.isSafeInteger(from) && from > 0 ? Math.min(from, 1e9) : 0, most: shown + 1 });
    return {
      id: run.id, state: run.state, stateWords: runStateWords[run.state], launches: mayRunExchange(visit.actor), by: run.madeByName, on: sayDate(civilDateOf(run.createdAt)),
      name: run.origin === "api" ? "Source en ligne" : run.files.map(({ name }) => name).join(", "), covers: [scopeWords[run.scope], ...run.departments, ...run.sources].join(", "),
      reached: run.reached, rowsTotal: run.rowsTotal, closed: run.closed, passes: run.passes, settled: run.settled, stopped: run.stoppedFor && stopWords[run.stoppedFor.code],
      counts: outcomes.map((outcome) => ({ outcome, words: outcomeWords[outcome], count: run[outcome] })),
      doubts: Object.entries(run.warnings).map(([code, found]) => ({ words: doubtWords[code as keyof typeof doubtWords], ...found })),
      rows: rows.slice(0, shown).map(({ place, what, line, sourceId, name, reasons }) => ({ place, what: what === "structure" ? "structure" : "service", line, name: name ?? sourceId ?? "sans nom", why: reasons.map(sayFault) })),
      next: rows.length > shown ? rows[shown - 1]!.place : null,
    };
  });

export const actions: Actions = {
  arreter: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => stopRun(visit, { id: params.passage, reason: { code: "asked" } }));
    if (!answer.ok) return answer.reason === "not-found" ? error(404, "Page introuvable") : fail(409, { message: "Cet échange est déjà terminé." });
    await removeOffer(house().dataFolder, params.passage);
    redirect(303, `/echanges/${params.passage}`);
  },
};
