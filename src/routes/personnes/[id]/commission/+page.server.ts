import { fail, redirect } from "@sveltejs/kit";
import { sayDate } from "#ground/civil-date";
import { readForm, wrongDate } from "#ground/form";
import {
  askOpinionWords, type BoardCondition, caseOriginWords, conditionStandings, conditionStandingWords, caseStateWords, contestUntil, drawCaseWords, followWords, herMeans, herMeansWords, mayPrepareCase, mobilisationWords, aspectWords, openCaseWords, opinionStateWords, outcomeWords, proposalWords, putOnAgendaWords, toldHows, toldHowWords, viewWords,
} from "#rooms/boards/index";
import { askOpinion, carryDecision, contestDecision, drawCase, findBoard, findBoardOf, listAspects, listCasesOf, listConditions, listDecisions, listOpinions, listSittings, openCase, putOnAgenda, sayCondition, takeCaseBack, tellDecision } from "#rooms/boards/server";
import { domainWords, topicWords } from "#rooms/access/index";
import { boardTopics, standingOf } from "#rooms/consent/index";
import { listConsents } from "#rooms/consent/server";
import { contractRefusalWords, prolongationGroundWords } from "#rooms/contracts/index";
import { recordReading } from "#rooms/journal/server";
import { findJourney, readCareTeam } from "#rooms/journey/server";
import { calledName } from "#rooms/people/index";
import type { Visit } from "#ground/visit";
import { notFound, thePerson } from "../the-person.ts";
import type { Actions, PageServerLoad } from "./$types";

const capital = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);
const day = (on: string | null): string | null => on && sayDate(on);

const conditionsAsked = (conditions: readonly BoardCondition[]) => conditions.map(({ decisionId, caseId, number, words, became, said, saidOn, heldOn }) =>
  ({ id: `${decisionId}-${number}`, caseId, number, words, became, becameWords: became && conditionStandingWords[became], said, saidOn: day(saidOn), askedOn: sayDate(heldOn) }));

/** What she agreed to show the board, topic by topic, as it stands today. */
const shownTo = async (visit: Visit, personId: string, boardId: string) => {
  const answers = (await listConsents(visit, personId)).filter(({ recipient, purpose }) => recipient.id === boardId && purpose === "renewal-board");
  return boardTopics.map((topic) => ({ topic, words: topicWords[topic], shown: answers.some((one) => one.topic === topic && standingOf(one, visit.today) === "in-force"), refused: answers.some((one) => one.topic === topic && standingOf(one, visit.today) === "refused") }));
};

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [cases, journey] = await Promise.all([listCasesOf(visit, person.id), findJourney(visit, person.id)]);
    const one = cases.find(({ id }) => id === url.searchParams.get("dossier")) ?? cases[0] ?? null;
    const board = one ? await findBoard(visit, one.boardId) : journey && (await findBoardOf(visit, journey.territoryId));
    await recordReading(visit, "board-case.viewed", person, access);
    const prepares = mayPrepareCase(access);
    const [aspects, opinions, decisions, sittings, team, shown, conditions] = one && board
      ? await Promise.all([listAspects(visit, one.id), listOpinions(visit, one.id), listDecisions(visit, one.id), listSittings(visit, [board.id], visit.today, "9999-12-31"), prepares ? readCareTeam(visit, person.id) : null, prepares ? shownTo(visit, person.id, board.id) : [], listConditions(visit, person.id)])
      : [[], [], [], [], null, [], []];
    const decision = decisions.at(-1) ?? null;
    const until = decision && board ? contestUntil(decision, board) : null;
    return {
      id: person.id, name: calledName(person), prepares, today: visit.today, said: url.searchParams.get("fait"), board: board && { id: board.id, name: board.name, contact: board.contact },
      one: one && {
        id: one.id, number: one.number, state: one.state, stateWords: caseStateWords[one.state], origin: caseOriginWords[one.origin], opened: sayDate(one.openedOn), ends: day(one.endsOn), sittingId: one.sittingId, sittingOn: day(one.sittingOn), drawn: one.drawnAt !== null,
        proposal: one.proposal && `${proposalWords[one.proposal]}${one.until ? ` jusqu'au ${sayDate(one.until)}` : ""}${one.ground ? ` (${prolongationGroundWords[one.ground]})` : ""}`, words: one.words, wish: one.herWish && proposalWords[one.herWish], herWords: one.herWords, means: one.herMeans && herMeansWords[one.herMeans],
      },
      tooLate: Boolean(one?.endsOn && one.sittingOn && one.sittingOn > one.endsOn),
      askedBefore: one && (one.state === "waiting" || one.state === "ready") ? conditionsAsked(conditions.filter(({ caseId }) => caseId !== one.id)) : [],
      others: cases.filter(({ id }) => id !== one?.id).map((other) => ({ id: other.id, words: `Dossier ${other.number}, ouvert le ${sayDate(other.openedOn)} : ${caseStateWords[other.state]}` })),
      aspects: aspects.map((aspect) => ({ id: aspect.id, label: aspectWords[aspect.aspect], standing: mobilisationWords[aspect.standing], words: aspect.words, herWords: aspect.herWords })),
      opinions: opinions.map((opinion) => ({ id: opinion.id, who: `${opinion.name}, ${topicWords[opinion.topic]}`, state: opinionStateWords[opinion.state], view: opinion.view && viewWords[opinion.view], words: opinion.words })),
      referents: (team?.referents ?? []).filter(({ professionalId, endsOn }) => professionalId !== null && (endsOn === null || endsOn > visit.today)).map(({ id, name, domain }) => ({ value: id, label: `${name}, ${domainWords[domain]}` })),
      sittings: sittings.filter(({ state }) => state === "planned" || state === "open").map((sitting) => ({ value: sitting.id, label: `${sayDate(sitting.heldOn)} à ${sitting.opensAt}` })),
      shown,
      decision: decision && {
        outcome: `${capital(outcomeWords[decision.outcome])}${decision.until ? ` jusqu'au ${sayDate(decision.until)}` : ""}`, on: sayDate(decision.heldOn), ground: decision.ground && prolongationGroundWords[decision.ground], reasons: decision.reasons, conditions: conditionsAsked(conditions.filter(({ decisionId }) => decisionId === decision.id)), stands: one?.state === "decided",
        told: decision.toldOn && decision.toldHow && `Dit le ${sayDate(decision.toldOn)}, ${toldHowWords[decision.toldHow]}`, carried: decision.contractId !== null, carries: decision.outcome === "renew", until: day(until), mayContest: until !== null && visit.today <= until,
        votes: decision.tally.for + decision.tally.against + decision.tally.abstains > 0 ? `${decision.tally.for} pour, ${decision.tally.against} contre, ${decision.tally.abstains} abstention${decision.tally.abstains > 1 ? "s" : ""}` : null,
      },
      choices: { toldHows: toldHows.map((value) => ({ value, label: toldHowWords[value] })), standings: conditionStandings.map((value) => ({ value, label: capital(conditionStandingWords[value]) })), herMeans: herMeans.filter((value) => value !== "her-space").map((value) => ({ value, label: herMeansWords[value] })) },
    };
  });

const words: Record<string, string> = { ...openCaseWords, ...drawCaseWords, ...putOnAgendaWords, ...askOpinionWords, ...contractRefusalWords, ...followWords };
const gesture = (form: string, work: (visit: Visit, personId: string, sent: ReturnType<typeof readForm>) => Promise<{ ok: true } | { ok: false; reason: string }> | { field: string; message: string }) =>
  async ({ locals, params, request }: { locals: App.Locals; params: { id: string }; request: Request }) => {
    const sent = readForm(await request.formData());
    let wrong: { name: string; message: string } | null = null;
    const answer = await locals.enter(async (visit) => {
      const asked = work(visit, params.id, sent);
      if ("field" in asked) { wrong = { name: asked.field, message: asked.message }; return { ok: false as const, reason: "typed" }; }
      return asked;
    });
    if (wrong) return fail(400, { form, errors: [wrong], values: sent.values });
    if (answer.ok) redirect(303, `/personnes/${params.id}/commission?${form === "condition" ? `dossier=${encodeURIComponent(sent.text("case"))}&` : ""}fait=1`);
    const message = words[answer.reason];
    return message ? fail(409, { form, errors: [{ name: form, message }], values: sent.values }) : notFound();
  };

export const actions: Actions = {
  ouvrir: gesture("ouvrir", (visit, personId) => openCase(visit, { personId })),
  seance: gesture("seance", (visit, _, sent) => putOnAgenda(visit, { caseId: sent.text("case"), sittingId: sent.text("seance") })),
  avis: gesture("avis", (visit, _, sent) => askOpinion(visit, { caseId: sent.text("case"), referentId: sent.text("avis") })),
  remettre: gesture("remettre", (visit, _, sent) => drawCase(visit, { caseId: sent.text("case") })),
  reprendre: gesture("reprendre", (visit, _, sent) => takeCaseBack(visit, { caseId: sent.text("case"), forGood: false })),
  retirer: gesture("retirer", (visit, _, sent) => takeCaseBack(visit, { caseId: sent.text("case"), forGood: true })),
  chaine: gesture("chaine", (visit, _, sent) => carryDecision(visit, { caseId: sent.text("case") })),
  dit: gesture("dit", (visit, _, sent) => {
    const [on, how] = [sent.date("on"), sent.choice("how", toldHows)];
    if (on === null || on === "wrong") return { field: "on", message: on === null ? "Écrivez le jour où vous le lui avez dit." : wrongDate };
    return how ? tellDecision(visit, { caseId: sent.text("case"), on, how }) : { field: "how", message: "Choisissez comment vous le lui avez dit." };
  }),
  condition: gesture("condition", (visit, _, sent) => {
    const number = sent.text("number");
    const became = sent.choice(`became-${number}`, conditionStandings);
    return became ? sayCondition(visit, { caseId: sent.text("case"), number: Number(number), became, said: sent.text(`said-${number}`) }) : { field: `became-${number}`, message: "Choisissez où l'on en est." };
  }),
  contester: gesture("contester", (visit, _, sent) => contestDecision(visit, { caseId: sent.text("case"), words: sent.text("contester"), means: sent.choice("means", herMeans) ?? "aloud" })),
};
