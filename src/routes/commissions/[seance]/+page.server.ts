import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { boardPresences, caseStateWords, hasQuorum, moveSittingWords, notePresenceWords, outcomeWords, presenceWords, putOnAgendaWords, readableFrom, seatWords, sittingStateWords, votersOf, waitsForTheSitting } from "#rooms/boards/index";
import { findBoard, findSitting, listAgenda, listWaiting, moveSitting, notePresence, putOnAgenda, readAttendance, readStanding } from "#rooms/boards/server";
import { notFound } from "../../personnes/[id]/the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.enter(async (visit) => {
    const sitting = await findSitting(visit, params.seance);
    const board = sitting && (await findBoard(visit, sitting.boardId));
    if (!sitting || !board) return notFound();
    const [standing, attendance, agenda] = await Promise.all([readStanding(visit), readAttendance(visit, sitting), listAgenda(visit, sitting)]);
    const runs = standing.runs.includes(board.id);
    const sits = standing.sitsOn.includes(board.id);
    const lives = sitting.state === "planned" || sitting.state === "open";
    const waiting = runs && lives ? (await listWaiting(visit, [board.id])).filter(({ id }) => !agenda.some((one) => one.id === id)) : [];
    return {
      id: sitting.id, runs, sits, me: visit.actor.id, lives, state: sitting.state, stateWords: sittingStateWords[sitting.state], on: sayDate(sitting.heldOn), at: sitting.opensAt, place: sitting.place, link: runs || sits ? sitting.link : null, remarks: sitting.remarks, board: board.name, said: url.searchParams.get("fait"),
      mayOpen: runs && sitting.state === "planned" && visit.today >= sitting.heldOn, mayCancel: runs && sitting.state === "planned", quorum: board.quorum, voters: votersOf(attendance, []).length, readsFrom: sayDate(readableFrom(sitting, board)), toHear: waitsForTheSitting(agenda), first: sitting.state === "open" && runs ? firstOf(agenda) : null,
      attendance: attendance.map((one) => ({ id: one.professionalId, name: one.name, seat: seatWords[one.seat], structure: one.structure, how: one.how, said: one.how && presenceWords[one.how] })),
      agenda: agenda.map((one) => ({ id: one.id, number: one.number, name: one.name, chantier: one.chantier, state: one.outcome ? outcomeWords[one.outcome] : caseStateWords[one.state], quorum: one.outcome !== null || hasQuorum(board, attendance, one.tooNear), opens: one.state === "ready" || one.state === "decided", near: one.tooNear.includes(visit.actor.id) })),
      waiting: waiting.map((one) => ({ value: one.id, label: `Dossier ${one.number}${one.name ? `, ${one.name}` : ""}${one.chantier ? `, ${one.chantier}` : ""}` })),
      presences: boardPresences.map((value) => ({ value, label: presenceWords[value] })),
    };
  });

const firstOf = (agenda: { id: string; number: number; state: string }[]): { id: string; number: number } | null => {
  const ready = agenda.find(({ state }) => state === "ready");
  return ready ? { id: ready.id, number: ready.number } : null;
};

const words: Record<string, string> = { ...moveSittingWords, ...notePresenceWords, ...putOnAgendaWords };
const act = (form: string, work: (visit: Parameters<typeof readStanding>[0], sittingId: string, sent: ReturnType<typeof readForm>) => Promise<{ ok: true } | { ok: false; reason: string }>) =>
  async ({ locals, params, request }: { locals: App.Locals; params: { seance: string }; request: Request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => work(visit, params.seance, sent));
    if (answer.ok) redirect(303, `/commissions/${params.seance}?fait=1`);
    const message = words[answer.reason];
    return message ? fail(409, { form, errors: [{ name: form, message }], values: sent.values }) : notFound();
  };

export const actions: Actions = {
  ouvrir: act("ouvrir", (visit, sittingId) => moveSitting(visit, { sittingId, move: "open" })),
  clore: act("clore", (visit, sittingId, sent) => moveSitting(visit, { sittingId, move: "close", remarks: sent.text("clore") })),
  annuler: act("annuler", (visit, sittingId) => moveSitting(visit, { sittingId, move: "cancel" })),
  presences: act("presences", async (visit, sittingId, sent) => {
    // Everybody at once, each said or left as it was.
    for (const [name, how] of Object.entries(sent.values)) {
      const known = boardPresences.find((one) => one === how);
      if (!name.startsWith("presence.") || !known) continue;
      const answer = await notePresence(visit, { sittingId, professionalId: name.slice("presence.".length), how: known });
      if (!answer.ok) return answer;
    }
    return { ok: true };
  }),
  ajouter: act("ajouter", (visit, sittingId, sent) => putOnAgenda(visit, { caseId: sent.text("ajouter"), sittingId })),
};
