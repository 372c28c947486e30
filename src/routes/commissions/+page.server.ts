import { fail, redirect } from "@sveltejs/kit";
import { addMonths, sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { mayOpenBoards, planSittingWords, sittingStateWords } from "#rooms/boards/index";
import { listOpinionsAskedOf, listSittings, listWaiting, planSitting, readBoards } from "#rooms/boards/server";
import { topicWords } from "#rooms/access/index";
import { notFound } from "../personnes/[id]/the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const [{ boards, standing }, asked] = await Promise.all([readBoards(visit), listOpinionsAskedOf(visit)]);
    const mine = (territory: string | null): boolean => visit.actor.roles.some(({ territoryId }) => territoryId === territory);
    const near = boards.filter(({ id, territoryId }) => standing.runs.includes(id) || standing.sitsOn.includes(id) || mine(territoryId));
    const here = near.find(({ id }) => id === url.searchParams.get("commission")) ?? near[0] ?? null;
    const [sittings, waiting] = here ? await Promise.all([listSittings(visit, [here.id], addMonths(visit.today, -3), addMonths(visit.today, 12)), listWaiting(visit, [here.id])]) : [[], []];
    const runs = here !== null && standing.runs.includes(here.id);
    return {
      today: visit.today, said: url.searchParams.get("fait"), runs, mayOpen: mayOpenBoards(visit.actor), board: here && { id: here.id, name: here.name, readsDays: here.readsDays },
      boards: near.length > 1 ? near.map(({ id, name }) => ({ href: `/commissions?commission=${id}`, label: name, here: id === here?.id })) : [],
      asked: asked.map(({ id, topic }) => ({ id, words: topicWords[topic] })),
      sittings: sittings.map((one) => ({ id: one.id, on: sayDate(one.heldOn), at: one.opensAt, where: one.place ?? "à distance", state: sittingStateWords[one.state], cases: one.cases, past: one.heldOn < visit.today })),
      waiting: waiting.map((one) => ({ id: one.id, number: one.number, personId: one.personId, name: one.name, chantier: one.chantier, ends: one.endsOn && sayDate(one.endsOn), sitting: one.sittingOn && sayDate(one.sittingOn), late: one.sittingOn !== null && one.endsOn !== null && one.sittingOn > one.endsOn })),
    };
  });

export const actions: Actions = {
  prevoir: async ({ locals, request }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    const heldOn = sent.date("held_on");
    if (heldOn === null || heldOn === "wrong") return refused(400, "held_on", heldOn === null ? "Choisissez le jour de la séance." : wrongDate);
    const answer = await locals.enter((visit) => planSitting(visit, { boardId: sent.text("board"), heldOn, opensAt: sent.text("opens_at"), place: sent.optional("place"), link: sent.optional("link") }));
    if (answer.ok) redirect(303, `/commissions?commission=${encodeURIComponent(sent.text("board"))}&fait=1`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    const fields: Record<string, string> = { "hour-unclear": "opens_at", "link-not-https": "link", nowhere: "place", "place-too-long": "place" };
    return refused(409, fields[answer.reason] ?? "held_on", planSittingWords[answer.reason]);
  },
};
