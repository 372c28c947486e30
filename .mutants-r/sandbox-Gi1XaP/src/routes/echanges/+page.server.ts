import { error, fail, redirect } from "@sveltejs/kit";
import { civilDateOf, sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { isId } from "#ground/ids";
import { likenessWords, mayRunExchange, type OfferRun, runStateWords, sayFault } from "#rooms/exchange/index";
import { decideLookAlike, type DecideLookAlikeRefusal, listRuns, listWaitingPairs, readLeaving, readOfferAddress } from "#rooms/exchange/server";
import { launch } from "./launch.ts";
import type { Actions, PageServerLoad } from "./$types";

const nameOf = (run: OfferRun): string => (run.origin === "api" ? "Source en ligne" : run.files.map(({ name }) => name).join(", "));

export const load: PageServerLoad = async ({ locals }) => {
  const here = await locals.enter(async (visit) => ({
    launches: mayRunExchange(visit.actor),
    ...(await listWaitingPairs(visit)),
    runs: (await listRuns(visit)).map((run) => ({
      id: run.id, name: nameOf(run), on: sayDate(civilDateOf(run.createdAt)), by: run.madeByName, state: run.state, stateWords: runStateWords[run.state],
      rows: run.state === "running" ? run.reached : run.rowsTotal, taken: run.added + run.changed + run.reopened, unchanged: run.unchanged, explained: run.explained, closed: run.closed,
    })),
  }));
  const leaving = await locals.atTheDoor(readLeaving);
  return {
    ...here,
    pairs: here.pairs.map((pair) => ({ ...pair, reasons: pair.reasons.map((reason) => likenessWords[reason] ?? reason) })),
    hasAddress: readOfferAddress() !== null,
    leaving: { ...leaving, leftOut: leaving.leftOut.map(({ id, name, faults }) => ({ id, name, why: faults.map(sayFault).join(" ") })) },
  };
};

const refusalWords: Record<DecideLookAlikeRefusal, string> = {
  "not-found": "", "already-decided": "Quelqu'un l'a déjà décidé.", "no-longer-two": "L'une des deux fiches suit déjà une autre source, ou n'est plus là : rien n'a changé.",
};

export const actions: Actions = {
  lancer: ({ locals, request }) => launch(locals, request),
  rapprocher: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const [id, decision] = [sent.text("id"), sent.choice("decision", ["meme", "autre"])];
    if (!isId(id) || !decision) error(404, "Page introuvable");
    const answer = await locals.enter((visit) => decideLookAlike(visit, { id, same: decision === "meme" }));
    if (answer.ok) redirect(303, "/echanges#rapprochements");
    return answer.reason === "not-found" ? error(404, "Page introuvable") : fail(409, { errors: [], values: {}, message: refusalWords[answer.reason] });
  },
};
