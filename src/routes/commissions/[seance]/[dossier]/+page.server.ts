import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { topicWords } from "#rooms/access/index";
import { decideCaseWords, hasQuorum, longestWords, opinionStateWords, outcomes, outcomeWords, partWords, tallyOf, viewWords, telling, voteChoices, votersOf, voteWords, voteWordsRefused } from "#rooms/boards/index";
import { countHidden, decideCase, findBoard, findCase, findSitting, listAgenda, listDecisionsOf, listOpinions, listVotes, readAttendance, readParts, readStanding, standBack, voteOnCase } from "#rooms/boards/server";
import { prolongationGrounds, prolongationGroundWords } from "#rooms/contracts/index";
import { recordReading } from "#rooms/journal/server";
import { findAccess } from "#rooms/people/server";
import { notFound } from "../../../personnes/[id]/the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const [sitting, one] = await Promise.all([findSitting(visit, params.seance), findCase(visit, params.dossier)]);
    const board = sitting && (await findBoard(visit, sitting.boardId));
    if (!sitting || !one || !board || one.sittingId !== sitting.id || one.state === "waiting" || one.state === "withdrawn") return notFound();
    const [standing, attendance, agenda, parts, opinions, votes, decisions, hidden] = await Promise.all([
      readStanding(visit), readAttendance(visit, sitting), listAgenda(visit, sitting), readParts(visit, one.id), listOpinions(visit, one.id), listVotes(visit, one.id, sitting.id), listDecisionsOf(visit, sitting.id), countHidden(visit, one.id),
    ]);
    // What is read of her is written in her journal, with what opens it: a seat, or the visitor's own place around her.
    const holds = standing.runs.includes(board.id) || standing.sitsOn.includes(board.id);
    await recordReading(visit, "board-file.viewed", { id: one.personId, followedBy: one.followedBy }, holds ? { reasons: [{ as: "board" }] } : await findAccess(visit, one.personId), one.id);
    const line = agenda.find(({ id }) => id === one.id);
    const runs = standing.runs.includes(board.id);
    const voters = votersOf(attendance, line?.tooNear ?? []);
    const decision = decisions.find(({ caseId }) => caseId === one.id);
    const isOpen = sitting.state === "open" && one.state === "ready";
    return {
      id: one.id, number: one.number, sittingId: sitting.id, on: sayDate(sitting.heldOn), name: line?.name ?? null, chantier: line?.chantier ?? null, runs, isOpen, hidden, said: url.searchParams.get("fait"), today: visit.today,
      near: line?.tooNear.includes(visit.actor.id) ?? false, sits: standing.sitsOn.includes(board.id) && one.state === "ready", quorum: hasQuorum(board, attendance, line?.tooNear ?? []), quorumSize: board.quorum, voters: voters.length, tally: tallyOf(votes),
      parts: parts.map(({ part, topic, lines }) => ({ id: `${part}-${topic}`, title: ["lanes", "done", "aspects"].includes(part) ? `${partWords[part]} : ${topicWords[topic]}` : partWords[part], lines: lines.map(({ label, text, facts }) => ({ label, text, facts: telling(label, facts).map(({ on, words }) => `${on ? `${sayDate(on)} : ` : ""}${words}`) })) })),
      opinions: opinions.map((opinion) => ({ id: opinion.id, who: `${opinion.name}, ${topicWords[opinion.topic]}`, words: opinion.words, view: opinion.view ? viewWords[opinion.view] : opinionStateWords[opinion.state] })),
      voting: isOpen ? voters.filter(({ professionalId }) => runs || professionalId === visit.actor.id).map((one) => ({ id: one.professionalId, name: one.name, choice: votes.find(({ professionalId }) => professionalId === one.professionalId)?.choice ?? null })) : [],
      decision: decision && { outcome: `${outcomeWords[decision.outcome]}${decision.until ? ` jusqu'au ${sayDate(decision.until)}` : ""}`, reasons: decision.reasons, conditions: decision.conditions },
      choices: { votes: voteChoices.map((value) => ({ value, label: voteWords[value] })), outcomes: outcomes.map((value) => ({ value, label: outcomeWords[value] })), grounds: prolongationGrounds.map((value) => ({ value, label: prolongationGroundWords[value] })) },
      next: nextOf(agenda, one.id),
    };
  });

/** The case that follows on the agenda and still waits: a board of twenty is held without going back to its list. */
const nextOf = (agenda: { id: string; state: string; number: number }[], id: string) => {
  const at = agenda.findIndex((one) => one.id === id);
  const next = [...agenda.slice(at + 1), ...agenda.slice(0, at)].find(({ state }) => state === "ready");
  return next ? { id: next.id, number: next.number } : null;
};

const fieldOf: Record<string, string> = { "until-missing": "until", "until-before-the-end": "until", "reasons-missing": "reasons", "words-too-long": "reasons", "reference-missing": "reference" };
type Params = { seance: string; dossier: string };

export const actions: Actions = {
  voter: async ({ locals, params, request }: { locals: App.Locals; params: Params; request: Request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter(async (visit) => {
      for (const [name, value] of Object.entries(sent.values)) {
        const choice = voteChoices.find((one) => one === value);
        if (!name.startsWith("vote.") || !choice) continue;
        const cast = await voteOnCase(visit, { caseId: params.dossier, professionalId: name.slice("vote.".length), choice });
        if (!cast.ok) return cast;
      }
      return { ok: true as const };
    });
    if (answer.ok) redirect(303, `/commissions/${params.seance}/${params.dossier}?fait=vote`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return fail(409, { errors: [{ name: "vote", message: voteWordsRefused[answer.reason] }], values: sent.values });
  },
  deport: async ({ locals, params }: { locals: App.Locals; params: Params }) => {
    const answer = await locals.enter((visit) => standBack(visit, { caseId: params.dossier }));
    if (answer.ok) redirect(303, `/commissions/${params.seance}?fait=1`);
    return answer.reason === "decided-already" ? fail(409, { errors: [{ name: "vote", message: voteWordsRefused["decided-already"] }], values: {} }) : notFound();
  },
  decider: async ({ locals, params, request }: { locals: App.Locals; params: Params; request: Request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    const [until, outcome] = [sent.date("until"), sent.choice("outcome", outcomes)];
    if (until === "wrong") return refused(400, "until", wrongDate);
    if (!outcome) return refused(400, "outcome", decideCaseWords["outcome-missing"]);
    const answer = await locals.enter((visit) => decideCase(visit, { caseId: params.dossier, outcome, until, ground: sent.choice("ground", prolongationGrounds), reference: sent.optional("reference"), reasons: sent.text("reasons"), conditions: sent.text("conditions") }));
    if (answer.ok) redirect(303, outcome === "postpone" ? `/commissions/${params.seance}?fait=1` : `/commissions/${params.seance}/${params.dossier}?fait=decision`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, answer.reason === "words-too-long" && sent.text("reasons").length <= longestWords ? "conditions" : fieldOf[answer.reason] ?? "outcome", decideCaseWords[answer.reason]);
  },
};
