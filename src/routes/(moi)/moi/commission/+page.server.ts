import { fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { topicWords } from "#rooms/access/index";
import { contestUntil, isHersToRead, partWords, proposals, sayBeforeBoardWords, viewWords } from "#rooms/boards/index";
import { listConditions, listOwnCases, listOwnDecisions, listOwnOpinions, listOwnSittings, readOwnBoard, readParts, sayBeforeBoard } from "#rooms/boards/server";
import { boardTopics, standingOf } from "#rooms/consent/index";
import { listMyConsents } from "#rooms/consent/server";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => {
    const [cases, sittings, decisions, answers, conditions] = await Promise.all([listOwnCases(visit), listOwnSittings(visit), listOwnDecisions(visit), listMyConsents(visit), listConditions(visit, visit.personId)]);
    const one = cases[0] ?? null;
    const board = one && (await readOwnBoard(visit, one.boardId));
    const [parts, opinions] = one ? await Promise.all([readParts(visit, one.id), listOwnOpinions(visit, one.id)]) : [[], []];
    const decision = decisions.find((made) => made.caseId === one?.id && isHersToRead(made, visit.today)) ?? null;
    const until = decision && board ? contestUntil(decision, board) : null;
    const shown = boardTopics.filter((topic) => answers.some((answer) => answer.purpose === "renewal-board" && answer.topic === topic && standingOf(answer, visit.today) === "in-force"));
    const reads = (topic: string): boolean => shown.some((one) => one === topic) || (shown.length > 0 && (topic === "identity" || topic === "voice"));
    return {
      file: [
        ...parts.filter(({ topic }) => reads(topic)).map(({ part, topic, lines }) => ({ id: `${part}-${topic}`, title: ["lanes", "done", "aspects"].includes(part) ? `${partWords[part]} : ${topicWords[topic]}` : partWords[part], lines: lines.map(({ label, text }) => ({ label, text })) })),
        ...opinions.filter(({ topic }) => reads(topic)).map(({ id, topic, view, words }) => ({ id, title: `Avis : ${topicWords[topic]}`, lines: [{ label: "Avis", text: view ? viewWords[view] : "" }, ...(words ? [{ label: "Dit", text: words }] : [])] })),
      ],
      today: visit.today, sent: url.searchParams.has("envoye"), sitting: sittings.find(({ id }) => id === one?.sittingId) ?? null, contact: board?.contact ?? "",
      one: one && { id: one.id, state: one.state, wish: one.herWish, words: one.herWords, drawn: one.drawnAt !== null },
      shown,
      decision: decision && { outcome: decision.outcome, until: decision.until, reasons: decision.reasons, conditions: conditions.filter(({ decisionId }) => decisionId === decision.id).map(({ number, words, became, said }) => ({ number, words, became, said })), contestUntil: until !== null && until >= visit.today ? until : null },
    };
  });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.inHerSpace((visit) => sayBeforeBoard(visit, { caseId: sent.text("case"), wish: sent.choice("wish", proposals), words: sent.text("words") }));
    if (answer.ok) redirect(303, "/moi/commission?envoye");
    return fail(409, { errors: [{ name: "words", message: sayBeforeBoardWords[answer.reason] }], values: sent.values });
  },
};
