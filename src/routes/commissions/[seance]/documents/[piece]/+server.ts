import { answerPaper } from "#ground/papers/answer";
import type { PaperKind } from "#ground/papers/paper";
import { minutesPaper } from "#rooms/boards/index";
import { findBoard, findSitting, listAgenda, listDecisionsOf, readAttendance, readStanding } from "#rooms/boards/server";
import { notFound } from "../../../../personnes/[id]/the-person.ts";
import type { RequestHandler } from "./$types";

/** Minutes of a closed sitting, for who sits on the board and who holds it. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const [, kind] = /^pv\.(pdf|docx)$/.exec(params.piece) ?? [];
  if (!kind) return notFound();
  const paper = await locals.enter(async (visit) => {
    const sitting = await findSitting(visit, params.seance);
    const board = sitting && (await findBoard(visit, sitting.boardId));
    const { runs, sitsOn } = await readStanding(visit);
    if (!sitting || !board || sitting.state !== "closed" || !(runs.includes(board.id) || sitsOn.includes(board.id))) return null;
    const [attendance, agenda, decisions] = await Promise.all([readAttendance(visit, sitting), listAgenda(visit, sitting), listDecisionsOf(visit, sitting.id)]);
    return minutesPaper(board, sitting, attendance, agenda, decisions);
  });
  return paper ? answerPaper(paper, kind as PaperKind, "proces-verbal") : notFound();
};
