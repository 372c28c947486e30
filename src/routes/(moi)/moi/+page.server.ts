import { error, fail, redirect } from "@sveltejs/kit";
import { readForm } from "#ground/form";
import { listOwnCases } from "#rooms/boards/server";
import { standingOf } from "#rooms/consent/index";
import { addMonths, type CivilDate, civilDateOf } from "#ground/civil-date";
import { readOwnWays } from "#rooms/contracts/server";
import { listAskedOfMe, listMyConsents } from "#rooms/consent/server";
import { listMyAppointments } from "#rooms/agenda/server";
import { stopOwnHandover } from "#rooms/people/server";
import { sayIn } from "#rooms/space/index";
import { listMyRequests } from "#rooms/rights/server";
import { listMyReferrals } from "#rooms/referrals/server";
import { readOwnSpace } from "#rooms/space/server";
import { readMyEmergencies } from "#rooms/walls/server";
import type { Actions, PageServerLoad } from "./$types";

/** A board that is to speak of her, one that decided within the half-year, or none. */
const boardStands = ([last]: Awaited<ReturnType<typeof listOwnCases>>, today: CivilDate): "waits" | "decided" | null => (!last ? null : last.state !== "decided" ? "waits" : last.openedOn >= addMonths(today, -6) ? "decided" : null);

export const load: PageServerLoad = ({ locals, url }) =>
  locals.inHerSpace(async (visit) => {
    const [own, answers, requests, asked, emergencies, aids, appointments, cases, ways] = await Promise.all([readOwnSpace(visit), listMyConsents(visit), listMyRequests(visit), listAskedOfMe(visit), readMyEmergencies(visit), listMyReferrals(visit), listMyAppointments(visit), listOwnCases(visit), locals.language === "fr" ? readOwnWays(visit) : null]);
    if (!own) return error(404, "Page introuvable");
    const opened = emergencies.map(({ id, name, structure, topics, reason, openedAt, closedAt }) => ({ id, who: structure ? `${name}, ${structure}` : name, topics, reason, on: civilDateOf(openedAt), open: closedAt > visit.now }));
    return { own, board: boardStands(cases, visit.today), ways, appointments: appointments.slice(0, 4), asked: asked.length, aidsAsked: aids.filter(({ asks }) => asks).length, opened, agreements: answers.filter((one) => standingOf(one, visit.today) === "in-force"), requests: requests.filter(({ state }) => state !== "done" && state !== "refused"), isHers: locals.space?.isHers ?? false, today: visit.today, sent: url.searchParams.has("envoye"), stopped: url.searchParams.has("arrete") };
  });

export const actions: Actions = {
  arreter: async ({ locals, request }) => {
    const id = readForm(await request.formData()).text("handover");
    const answer = await locals.inHerSpace((visit) => stopOwnHandover(visit, { id }));
    if (answer.ok) redirect(303, "/moi?arrete");
    return fail(409, { message: sayIn(locals.language)("handoverMoved") });
  },
};
