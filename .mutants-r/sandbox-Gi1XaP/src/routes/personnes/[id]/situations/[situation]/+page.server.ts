import { error, fail, redirect } from "@sveltejs/kit";
import { readForm, wrongDate } from "#ground/form";
import { isId } from "#ground/ids";
import { mayWrite } from "#rooms/access/index";
import { readHistory, recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { lanes, topicOfLane } from "#rooms/situations/index";
import { correctSituation, endSituation, findSituation, strikeSituation } from "#rooms/situations/server";
import { notFound, thePerson } from "../../the-person.ts";
import { factErrors, readFact } from "../facts.ts";
import { asValues, sayFact, sayWas } from "./say.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const fact = (isId(params.situation) ? await findSituation(visit, person.id, params.situation) : null) ?? notFound();
    await recordReading(visit, "situation.viewed", person, access, fact.id);
    return {
      id: person.id, name: calledName(person), today: visit.today, situation: fact.id, version: fact.version,
      said: sayFact(fact), values: asValues(fact), running: fact.endsOn === null,
      mayWrite: mayWrite(access, fact.topic), writable: lanes.filter((lane) => mayWrite(access, topicOfLane(lane))),
      history: (await readHistory(visit, fact.id)).map((one) => ({ version: one.version, said: sayWas(one.was), at: one.changedAt, by: one.changedBy })),
    };
  });

const already = { "ends-before-it-starts": "La fin est avant le début : vérifiez les deux dates.", overlaps: "Un autre fait de la même ligne couvre déjà ces jours : corrigez d'abord ses dates." };
const notEnded = { "already-ended": "Ce fait est déjà terminé.", "before-the-start": "La fin doit être après le début.", "in-the-future": "Cette date est à venir : notez la fin le jour où elle a lieu." };

export const actions: Actions = {
  corriger: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const endsOn = sent.date("ends_on");
    if (endsOn === "wrong") return fail(400, { errors: [{ name: "ends_on", message: wrongDate }], values: sent.values, theirs: null });
    const answer = await locals.enter(async (visit) => {
      const read = readFact(sent, visit.today);
      if ("errors" in read) return read;
      return correctSituation(visit, { personId: params.id, situationId: params.situation, version: sent.number("version") ?? 0, fact: read.fact, endsOn });
    });
    if ("errors" in answer) return fail(400, { errors: answer.errors, values: sent.values, theirs: null });
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=correction`);
    switch (answer.reason) {
      case "wrong-fact": return fail(400, { errors: factErrors(answer.detail?.["wrong"]), values: sent.values, theirs: null });
      case "conflict": return fail(409, { errors: [], values: sent.values, theirs: sayFact(answer.detail!["theirs"] as Parameters<typeof sayFact>[0]) });
      case "ends-before-it-starts": case "overlaps": return fail(409, { errors: [{ name: "ends_on", message: already[answer.reason] }], values: sent.values, theirs: null });
      default: error(404, "Page introuvable");
    }
  },
  terminer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const on = sent.date("on");
    if (on === "wrong" || on === null) return fail(400, { errors: [{ name: "on", message: wrongDate }], values: {}, theirs: null });
    const answer = await locals.enter((visit) => endSituation(visit, { personId: params.id, situationId: params.situation, on }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=fait`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") error(404, "Page introuvable");
    return fail(409, { errors: [{ name: "on", message: notEnded[answer.reason] }], values: {}, theirs: null });
  },
  rayer: async ({ locals, params }) => {
    const answer = await locals.enter((visit) => strikeSituation(visit, { personId: params.id, situationId: params.situation }));
    if (!answer.ok) error(404, "Page introuvable");
    redirect(303, `/personnes/${params.id}?ecrit=correction`);
  },
};

