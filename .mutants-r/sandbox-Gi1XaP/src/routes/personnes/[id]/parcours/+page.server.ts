import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import { recordReading } from "#rooms/journal/server";
import { closeReasonWords, type CloseReason, entryRefusalWords, journeyRefusalWords, moveNames, moveWords, openMoves, stageWords } from "#rooms/journey/index";
import { findJourney, listEntryStatements, listPossibleLeads, moveJourney, stateAtEntry, strikeEntry } from "#rooms/journey/server";
import { calledName } from "#rooms/people/index";
import { findFollowing } from "#rooms/people/server";
import { listChantiersOf } from "#rooms/programme/server";
import { notFound, thePerson } from "../the-person.ts";
import { answersFor, entryLines, readAnswer } from "./entries.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const journey = await findJourney(visit, person.id);
    await recordReading(visit, "journey.viewed", person, access);
    const current = await findFollowing(visit, person.id);
    const chantiers = journey ? (await listChantiersOf(visit, journey.territoryId)).filter(({ id }) => id !== current) : [];
    return {
      id: person.id, name: calledName(person), today: visit.today,
      moves: journey ? openMoves(journey).map((name) => ({ name, words: moveWords[name] })) : [],
      stages: (journey?.stages ?? []).map((stage) => ({ id: stage.id, words: `${stageWords[stage.stage]}, ${stage.chantier}`, dates: `du ${sayDate(stage.startsOn)} ${stage.endsOn ? `au ${sayDate(stage.endsOn)}` : "à aujourd'hui"}` })),
      said: url.searchParams.get("dit") !== null, entries: await entryLines(visit, journey ? await listEntryStatements(visit, journey.id) : []), answers: answersFor(access),
      closed: journey?.closedOn ? `Parcours clos le ${sayDate(journey.closedOn)} : ${closeReasonWords[journey.closeReason!]}.` : null,
      reasons: Object.entries(closeReasonWords).map(([value, label]) => ({ value, label })),
      chantiers: await Promise.all(chantiers.map(async ({ id, name }) => ({ id, name, leads: await listPossibleLeads(visit, id) }))),
    };
  });

const fieldOf: Record<string, string> = { "close-reason-missing": "close_reason", "chantier-missing": "chantier_lead", "lead-not-in-chantier": "chantier_lead" };

export const actions: Actions = {
  entry: async ({ locals, params, request, route }) => {
    const sent = readForm(await request.formData());
    const refused = (status: number, reason: keyof typeof entryRefusalWords) => fail(status, { errors: [{ name: "entry", message: entryRefusalWords[reason] }], values: sent.values });
    const answer = await locals.enter(async (visit) => {
      const { person } = await thePerson(visit, params.id, route.id);
      const told = readAnswer(sent.text("entry"), sent.text("seen"));
      return told ? stateAtEntry(visit, { personId: person.id, ...told }) : ({ ok: false, reason: "unknown-answer" } as const);
    });
    if (answer.ok) redirect(303, `/personnes/${params.id}/parcours?dit=1#entree`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(answer.reason === "changed-meanwhile" ? 409 : 400, answer.reason);
  },

  strike: async ({ locals, params, request, route }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter(async (visit) => strikeEntry(visit, { personId: (await thePerson(visit, params.id, route.id)).person.id, entryId: sent.text("item"), version: sent.number("version") ?? 0 }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/parcours?dit=1#entree`);
    return answer.reason === "changed-meanwhile" ? fail(409, { errors: [{ name: "entry", message: entryRefusalWords[answer.reason] }], values: sent.values }) : notFound();
  },

  move: async ({ locals, params, request, route }) => {
    const sent = readForm(await request.formData());
    const [move, on] = [sent.choice("move", moveNames), sent.date("on")];
    if (!move) return notFound();
    const refused = (status: number, name: string, message: string) => fail(status, { errors: [{ name, message }], values: sent.values });
    if (on === "wrong") return refused(400, "on", wrongDate);
    const [chantierId, leadId] = sent.text("chantier_lead").split("/");
    const answer = await locals.enter(async (visit) => moveJourney(visit, {
      personId: (await thePerson(visit, params.id, route.id)).person.id, move, on: on ?? visit.today,
      closeReason: sent.choice("close_reason", Object.keys(closeReasonWords) as CloseReason[]), chantierId: move === "next-chantier" ? chantierId || null : null, leadId: leadId || null,
    }));
    if (answer.ok) redirect(303, `/personnes/${params.id}?ecrit=parcours`);
    if (answer.reason === "not-found" || answer.reason === "not-allowed") return notFound();
    return refused(409, fieldOf[answer.reason] ?? "on", journeyRefusalWords[answer.reason]);
  },
};
