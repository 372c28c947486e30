import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { mayWrite } from "#rooms/access/index";
import { readHistory, recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { type Barrier, barrierWords, intensityWords, type Intensity } from "#rooms/situations/index";
import { closeBarrier, findBarrier, reassessBarrier } from "#rooms/situations/server";
import { notFound, thePerson } from "../../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

const lines = (one: Pick<Barrier, "intensity" | "personWords" | "professionalWords">) => [
  { label: "Intensité", value: intensityWords[one.intensity] }, { label: "Ses mots", value: one.personWords ?? "" }, { label: "Les vôtres", value: one.professionalWords ?? "" },
];

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const barrier = (isId(params.frein) ? await findBarrier(visit, person.id, params.frein) : null) ?? notFound();
    await recordReading(visit, "barrier.viewed", person, access, barrier.id);
    return {
      id: person.id, name: calledName(person), today: visit.today, barrier: barrier.id, version: barrier.version, words: barrierWords[barrier.code],
      since: sayDate(barrier.openedOn), closed: barrier.closedOn ? sayDate(barrier.closedOn) : null, mayWrite: mayWrite(access, barrier.topic) && barrier.closedOn === null,
      values: { intensity: String(barrier.intensity), person_words: barrier.personWords ?? "", professional_words: barrier.professionalWords ?? "" },
      said: lines(barrier),
      history: (await readHistory(visit, barrier.id)).map(({ version, was, changedAt, changedBy }) => ({
        version, at: changedAt, by: changedBy, said: `${intensityWords[was["intensity"] as Intensity]}${was["professional_words"] ? ` : ${String(was["professional_words"])}` : ""}`,
      })),
    };
  });

export const actions: Actions = {
  dire: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const intensity = Number(sent.choice("intensity", ["1", "2", "3"]) ?? "2") as Intensity;
    const mine = { intensity, professionalWords: sent.optional("professional_words"), personWords: sent.optional("person_words") };
    const answer = await locals.enter((visit) => reassessBarrier(visit, { personId: params.id, barrierId: params.frein, version: sent.number("version") ?? 0, ...mine }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=frein`);
    if (answer.reason !== "conflict") return notFound();
    const theirs = answer.detail!["theirs"] as Barrier;
    return fail(409, { errors: [], values: sent.values, lines: lines(mine).map((one, at) => ({ label: one.label, mine: one.value, theirs: lines(theirs)[at]!.value })) });
  },
  lever: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const on = sent.date("on");
    if (on === "wrong" || on === null) return fail(400, { errors: [{ name: "on", message: wrongDate }], values: {} as Record<string, string>, lines: null });
    const answer = await locals.enter((visit) => closeBarrier(visit, { personId: params.id, barrierId: params.frein, on, reason: sent.choice("reason", ["lifted", "no-longer-relevant", "entered-by-mistake"]) ?? "lifted" }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=frein`);
    if (answer.reason === "before-the-opening") return fail(409, { errors: [{ name: "on", message: "Cette date est avant l'ouverture du frein." }], values: {} as Record<string, string>, lines: null });
    if (answer.reason === "in-the-future") return fail(409, { errors: [{ name: "on", message: "Ce jour est à venir." }], values: {} as Record<string, string>, lines: null });
    return notFound();
  },
};
