import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm } from "#ground/form";
import { contractClock, contractRefusalWords, lastDayOf, mayKeepContracts, mayKeepPass, passClock, passGroundWords, passSourceWords, passReasonWords, prolongationStateWords } from "#rooms/contracts/index";
import { answerProlongation, type AnswerProlongationRefusal, factsFor, findPass, listContracts, strikeContract, type StrikeContractRefusal } from "#rooms/contracts/server";
import { recordReading } from "#rooms/journal/server";
import { findJourney } from "#rooms/journey/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../the-person.ts";
import { sayContract } from "./saying.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [contracts, kept, journey] = await Promise.all([listContracts(visit, person.id), findPass(visit, person.id), findJourney(visit, person.id)]);
    await recordReading(visit, "contracts.viewed", person, access);
    const pass = kept?.pass ?? null;
    const about = { facts: await factsFor(visit, person.id, access), journey: journey && { startsOn: journey.openedOn, endsOn: journey.closedOn }, today: visit.today };
    return {
      id: person.id, name: calledName(person), keeps: mayKeepContracts(access), keepsPass: mayKeepPass(access) && kept !== null, said: url.searchParams.get("fait"), hasLeft: contracts.some((one) => one.employer.structureId !== null && (lastDayOf(one) ?? "9999-12-31") <= visit.today),
      clocks: { contract: contractClock(contracts, about), pass: kept && passClock(kept, contracts, about) },
      contracts: contracts.map((one) => sayContract(one, visit.today)).toReversed(),
      pass: pass && { number: pass.number, words: `Du ${sayDate(pass.startsOn)} au ${sayDate(pass.endsOn)}`, read: pass.readOn ? `${passSourceWords[pass.readFrom ?? "told"]} le ${sayDate(pass.readOn)}` : "on ne sait ni quand ni où il a été lu" },
      passInside: [
        ...(kept?.suspensions ?? []).map((one) => ({ id: one.id, words: `Suspendu du ${sayDate(one.startsOn)} ${one.endsOn ? `au ${sayDate(one.endsOn)}` : "sans fin notée"} · ${passReasonWords[one.reason]}`, isAsked: false })),
        ...(kept?.prolongations ?? []).map((one) => ({ id: one.id, words: `Prolongation ${prolongationStateWords[one.state]}, jusqu'au ${sayDate(one.endsOn)} · ${passGroundWords[one.ground]}`, isAsked: one.state === "asked" })),
      ],
    };
  });

const gone = (reason: StrikeContractRefusal | AnswerProlongationRefusal) => (reason === "not-found" || reason === "not-allowed" ? notFound() : fail(409, { message: contractRefusalWords[reason] }));

export const actions: Actions = {
  rayer: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const answer = await locals.enter((visit) => strikeContract(visit, { personId: params.id, contractId: sent.text("contract") }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/contrats?fait=1`);
    return gone(answer.reason);
  },
  reponse: async ({ locals, params, request }) => {
    const sent = readForm(await request.formData());
    const state = sent.choice("answer", ["granted", "denied"] as const);
    if (!state) return notFound();
    const answer = await locals.enter((visit) => answerProlongation(visit, { personId: params.id, prolongationId: sent.text("prolongation"), state }));
    if (answer.ok) redirect(303, `/personnes/${params.id}/contrats?fait=1`);
    return gone(answer.reason);
  },
};
