import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { mayWrite } from "#rooms/access/index";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { barrierCloseWords, barrierCodes, barrierWords, intensityWords, type Intensity, topicOfBarrier } from "#rooms/situations/index";
import { listBarriers, openBarrier } from "#rooms/situations/server";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const barriers = await listBarriers(visit, person.id);
    await recordReading(visit, "barriers.viewed", person, access);
    const open = new Set(barriers.filter(({ closedOn }) => closedOn === null).map(({ code }) => code));
    return {
      id: person.id, name: calledName(person), today: visit.today,
      choices: barrierCodes.filter((code) => !open.has(code) && mayWrite(access, topicOfBarrier[code])).map((code) => ({ value: code, label: barrierWords[code] })),
      barriers: barriers.map((one) => ({
        id: one.id, words: barrierWords[one.code], intensity: intensityWords[one.intensity], since: sayDate(one.openedOn),
        until: one.closedOn ? `${barrierCloseWords[one.closeReason!]} le ${sayDate(one.closedOn)}` : null, hers: one.personWords,
      })).reverse(),
    };
  });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const [code, openedOn] = [sent.choice("code", barrierCodes), sent.date("opened_on")];
    if (openedOn === "wrong") return fail(400, { errors: [{ name: "opened_on", message: wrongDate }], values: sent.values });
    if (!code) return fail(400, { errors: [{ name: "code", message: "Choisissez le frein dans la liste." }], values: sent.values });
    const answer = await locals.enter((visit) => openBarrier(visit, {
      personId: params.id, code, intensity: Number(sent.choice("intensity", ["1", "2", "3"]) ?? "2") as Intensity,
      openedOn: openedOn ?? visit.today, professionalWords: sent.optional("professional_words"), personWords: sent.optional("person_words"),
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=frein`);
    if (answer.reason === "in-the-future") return fail(400, { errors: [{ name: "opened_on", message: "Ce jour est à venir." }], values: sent.values });
    if (answer.reason === "already-open") return fail(409, { errors: [{ name: "code", message: "Ce frein est déjà ouvert à cette date : ouvrez-le dans la liste pour dire où il en est." }], values: sent.values });
    return notFound();
  },
};
