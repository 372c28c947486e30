import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { hearings, hearingWords, openBoardWords, seatMemberWords, seats, seatWords, settleBoardWords } from "#rooms/boards/index";
import { endSeat, findBoard, findSeatable, listBoards, listMembers, openBoard, readStanding, seatMember, settleBoard } from "#rooms/boards/server";
import { listTerritories } from "#rooms/programme/server";
import { notFound } from "../../personnes/[id]/the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const [boards, standing] = await Promise.all([listBoards(visit), readStanding(visit)]);
    const coordinated = visit.actor.roles.filter(({ role }) => role === "coordinator").map(({ territoryId }) => territoryId);
    const asked = url.searchParams.get("commission");
    // Who sits, and by which rules, is open to whoever sees boards; those who hold the sittings change it.
    const mine = (territory: string): boolean => visit.actor.roles.some(({ territoryId }) => territoryId === territory);
    const near = boards.filter(({ id, territoryId }) => standing.runs.includes(id) || standing.sitsOn.includes(id) || mine(territoryId));
    const board = near.find(({ id }) => id === asked) ?? (asked === null ? (near.find(({ id }) => standing.runs.includes(id)) ?? near[0] ?? null) : null);
    const runs = board !== null && standing.runs.includes(board.id);
    const territories = (await listTerritories(visit)).filter(({ id }) => coordinated.includes(id) && !boards.some(({ territoryId }) => territoryId === id));
    const words = url.searchParams.get("qui") ?? "";
    const [members, seatable] = board ? await Promise.all([listMembers(visit, board.id, visit.today), runs ? findSeatable(visit, board.territoryId, words) : []]) : [[], []];
    return {
      board, runs, hears: board && hearingWords[board.hears], derogationDays: board?.derogationFrom ? `à partir du ${sayDate(board.derogationFrom)}${board.derogationUntil ? ` jusqu'au ${sayDate(board.derogationUntil)}` : ""}` : null, said: url.searchParams.get("fait"), words, territories: board ? [] : territories.map(({ id, name }) => ({ value: id, label: name })),
      members: members.map((one) => ({ id: one.id, name: one.name, structure: one.structure, seat: seatWords[one.seat] })),
      seatable: seatable.filter(({ id }) => !members.some(({ professionalId }) => professionalId === id)).map(({ id, name, structure }) => ({ value: id, label: `${name}, ${structure}` })),
      choices: { seats: seats.map((value) => ({ value, label: seatWords[value] })), hearings: hearings.map((value) => ({ value, label: hearingWords[value] })) },
    };
  });

const settings: Record<string, string> = { "quorum-out-of-reach": "quorum", "opens-days": "opens_days", "reads-days": "reads_days", "contest-days": "contest_days", "most-cases": "most_cases", "contact-missing": "contact", "derogation-undated": "derogation_from", "derogation-ends-first": "derogation_until", "derogation-too-long": "derogation", "from-unreadable": "derogation_from", "until-unreadable": "derogation_until", "name-missing": "name" };
const act = (form: string, words: Record<string, string>, field: string, work: (visit: Parameters<typeof readStanding>[0], sent: ReturnType<typeof readForm>) => Promise<{ ok: true; value: { id: string } | null } | { ok: false; reason: string }>) =>
  async ({ locals, request }: { locals: App.Locals; request: Request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => work(visit, sent));
    if (answer.ok) redirect(303, `/commissions/reglages?commission=${encodeURIComponent(answer.value?.id ?? sent.text("board"))}&fait=1`);
    const message = words[answer.reason];
    return message ? fail(409, { form, errors: [{ name: settings[answer.reason] ?? field, message }], values: sent.values }) : notFound();
  };

export const actions: Actions = {
  ouvrir: act("ouvrir", openBoardWords, "territory", (visit, sent) => openBoard(visit, { territoryId: sent.text("territory"), name: sent.text("name"), contact: sent.text("contact") })),
  regler: act("regler", { ...settleBoardWords, "from-unreadable": wrongDate, "until-unreadable": wrongDate }, "quorum", async (visit, sent) => {
    const board = await findBoard(visit, sent.text("board"));
    const [derogationFrom, derogationUntil] = [sent.date("derogation_from"), sent.date("derogation_until")];
    if (derogationFrom === "wrong" || derogationUntil === "wrong") return { ok: false, reason: derogationFrom === "wrong" ? "from-unreadable" : "until-unreadable" };
    return settleBoard(visit, {
      boardId: sent.text("board"), version: sent.number("version") ?? -1, hears: sent.choice("hears", hearings) ?? board?.hears ?? "every-renewal", quorum: sent.number("quorum") ?? 0, opensDays: sent.number("opens_days") ?? 0, readsDays: sent.number("reads_days") ?? 0, contestDays: sent.number("contest_days") ?? 0, mostCases: sent.number("most_cases") ?? 0, contact: sent.text("contact"),
      derogation: sent.optional("derogation"), derogationFrom, derogationUntil,
    });
  }),
  nommer: act("nommer", seatMemberWords, "professional", (visit, sent) => seatMember(visit, { boardId: sent.text("board"), professionalId: sent.text("professional"), seat: sent.choice("seat", seats) ?? "member" })),
  finir: act("finir", seatMemberWords, "professional", (visit, sent) => endSeat(visit, { boardId: sent.text("board"), memberId: sent.text("member") })),
};
