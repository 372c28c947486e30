import { answerPaper } from "#ground/papers/answer";
import type { PaperKind } from "#ground/papers/paper";
import { contestUntil, filePaper, letterPaper, mayPrepareCase, reportPaper } from "#rooms/boards/index";
import { findBoard, listCasesOf, listDecisions, listOpinions, readParts, shownTopics } from "#rooms/boards/server";
import type { Topic } from "#rooms/access/index";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { findStructure } from "#rooms/programme/server";
import { notFound, thePerson } from "../../../the-person.ts";
import type { RequestHandler } from "./$types";

/** The file as it stands before the board; the letter and the report, of what was decided. */
export const GET: RequestHandler = async ({ locals, params, route }) => {
  const [, what, kind] = /^(dossier|courrier|bilan)\.(pdf|docx)$/.exec(params.piece) ?? [];
  if (!what) return notFound();
  const paper = await locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const one = (await listCasesOf(visit, person.id)).find(({ state }) => (what === "dossier" ? state === "ready" || state === "decided" : state === "decided"));
    const board = one && (await findBoard(visit, one.boardId));
    if (!one || !board || (what !== "dossier" && !mayPrepareCase(access))) return null;
    const [parts, opinions, decisions, chantier] = await Promise.all([readParts(visit, one.id), listOpinions(visit, one.id), listDecisions(visit, one.id), one.followedBy ? findStructure(visit, one.followedBy) : null]);
    const decision = decisions.at(-1) ?? null;
    const named = { name: calledName(person), number: one.number, chantier: chantier?.name ?? "" };
    await recordReading(visit, "board-file.exported", person, access, one.id);
    // A paper goes from hand to hand: it holds what she agreed to show the board, whatever else its printer reads.
    const shown = await shownTopics(visit, one);
    const agreed = <Said extends { topic: Topic }>(list: readonly Said[]): Said[] => list.filter(({ topic }) => shown.includes(topic));
    if (what === "dossier") return filePaper({ ...named, name: shown.includes("identity") ? named.name : null }, agreed(parts), agreed(opinions).filter(({ state }) => state === "given"), visit.today);
    if (what === "bilan") return reportPaper(named, agreed(parts), decision, board, visit.today);
    return decision && letterPaper(board, named, decision, one.endsOn, contestUntil(decision, board), visit.today);
  });
  return paper ? answerPaper(paper, kind as PaperKind, what) : notFound();
};
