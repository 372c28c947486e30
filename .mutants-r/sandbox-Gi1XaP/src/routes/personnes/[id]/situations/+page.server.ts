import { error, fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { isId } from "#ground/ids";
import { mayWrite } from "#rooms/access/index";
import { readableLanes } from "#rooms/desk/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { answerWords, kindOf, knownHowWords, lanes, laneWords, topicOfLane } from "#rooms/situations/index";
import { listSituations, recordChange } from "#rooms/situations/server";
import { notFound, thePerson } from "../the-person.ts";
import { factErrors, readFact } from "./facts.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url, route }) =>
  locals.enter(async (visit) => {
    if (!isId(params.id)) return notFound();
    const [{ person, access }, facts] = await Promise.all([thePerson(visit, params.id, route.id), listSituations(visit, params.id)]);
    const readable = readableLanes(access.topics);
    await recordReading(visit, "situations.viewed", person, access);
    return {
      id: person.id,
      name: calledName(person),
      today: visit.today,
      chosen: url.searchParams.get("situation") ?? "",
      writable: lanes.filter((lane) => mayWrite(access, topicOfLane(lane))),
      lanes: lanes.filter((lane) => readable.has(lane)).map((lane) => ({
        lane,
        words: laneWords[lane],
        facts: facts.filter((fact) => fact.lane === lane).reverse().map((fact) => ({
          id: fact.id,
          words: fact.code ? (kindOf(fact.code)?.words ?? fact.code) : answerWords[fact.answer],
          hours: fact.weeklyHours, place: fact.place, since: sayDate(fact.startsOn),
          until: fact.endsOn ? sayDate(fact.endsOn) : null, due: fact.endsOn === null && fact.dueOn ? sayDate(fact.dueOn) : null,
          how: knownHowWords[fact.knownHow], by: fact.writtenByName,
        })),
      })),
    };
  });

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    if (!isId(params.id)) error(404, "Page introuvable");
    const sent = readForm(await request.formData());
    const answer = await locals.enter(async (visit) => {
      const read = readFact(sent, visit.today);
      return "errors" in read ? read : recordChange(visit, { personId: params.id, fact: read.fact });
    });
    if ("errors" in answer) return fail(400, { errors: answer.errors, values: sent.values, earlier: null });
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=fait`);
    if (answer.reason === "wrong-fact") return fail(400, { errors: factErrors(answer.detail?.["wrong"]), values: sent.values, earlier: null });
    if (answer.reason !== "inside-an-earlier-fact") error(404, "Page introuvable");
    return fail(409, {
      errors: [{ name: "starts_on", message: "Un fait est déjà écrit à cette date ou après. Si c'est lui qui est faux, corrigez-le ; sinon, choisissez une date plus récente." }],
      values: sent.values,
      earlier: String(answer.detail?.["situationId"]),
    });
  },
};
