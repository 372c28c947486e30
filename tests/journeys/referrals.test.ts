import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { ownVisit } from "#ground/visit";
import { ourEdges, referralStates, waitsFor } from "#rooms/referrals/index";
import {
  agreeToReferral, answerOwn, draftReferral, findReferral, finishReferral, giveNews, listEvents, listGoals, listMyReferrals, listReferrals, listReferralsOf, moveReferral, readTold, reorientReferral, routeReferral, sendReferral, startOwn,
} from "#rooms/referrals/server";
import { setNetwork } from "./network-scene.ts";
import { noon } from "./scene.ts";

const reasonOf = (answer: { ok: boolean; reason?: string }): string => (answer.ok ? "" : answer.reason!);

describe("Une mobilisation, d'un bout à l'autre", async () => {
  const s = await setNetwork();
  const as = s.as;

  it("la base et les règles connaissent les mêmes pas et la même attente", async () => {
    const edges = await s.rows<{ edge: string }>("select from_state || ' ' || to_state as edge from app.referral_edges");
    assert.deepEqual(edges.map(({ edge }) => edge).sort(), ourEdges().map(({ from, to }) => `${from} ${to}`).sort());
    const states = await s.rows<{ code: string; waits_for: string | null }>("select code, waits_for from app.referral_states");
    assert.deepEqual(Object.fromEntries(states.map(({ code, waits_for }) => [code, waits_for])), Object.fromEntries(referralStates.map((state) => [state, waitsFor(state, true)])));
  });

  it("elle part avec son accord, le partenaire accepte, prend en charge et clôt ; chacun l'a lue, l'étranger jamais", async () => {
    const id = await s.sent();
    assert.deepEqual(await as(s.housing, (visit) => readTold(visit, id)), { name: "Zéphyrine Exemple", phone: "01 99 00 12 34" }, "le nom, le numéro permis, et rien d'autre");
    for (const who of [s.cisp, s.educator, s.officer, s.housing]) assert.ok(await s.seenBy(who, id), who.givenName);
    for (const who of [s.neighbour, s.stranger, s.farOfficer, s.supervisor, s.administrator]) assert.ok(!(await s.seenBy(who, id)), who.givenName);
    const step = async (who: typeof s.cisp, move: Parameters<typeof moveReferral>[1]["move"], more = {}) => as(who, (visit) => moveReferral(visit, { referralId: id, move, ...more }));
    assert.equal(reasonOf(await step(s.cisp, "accept")), "not-allowed", "qui demande ne répond pas");
    assert.equal(reasonOf(await step(s.housing, "give-complement", { words: "non" })), "not-allowed", "qui répond ne demande pas");
    assert.equal(reasonOf(await step(s.stranger, "accept")), "not-found");
    assert.ok((await step(s.housing, "see")).ok);
    assert.equal(reasonOf(await step(s.housing, "ask-complement")), "words-missing");
    assert.ok((await step(s.housing, "ask-complement", { words: "A-t-elle un garant ?" })).ok);
    assert.ok((await step(s.cisp, "give-complement", { words: "Visale." })).ok);
    assert.ok((await step(s.housing, "accept")).ok);
    const long = "x".repeat(2001);
    assert.deepEqual([reasonOf(await step(s.housing, "start", { words: long })), reasonOf(await as(s.housing, (visit) => giveNews(visit, { referralId: id, words: long })))], ["words-too-long", "words-too-long"], "une page n'est pas la seule à compter");
    assert.ok((await step(s.housing, "start", { words: long.slice(1) })).ok);
    assert.ok((await as(s.housing, (visit) => giveNews(visit, { referralId: id, words: "La visite est faite." }))).ok);
    assert.equal(reasonOf(await as(s.housing, (visit) => finishReferral(visit, { referralId: id, words: "Entrée le 1er.", scores: {} }))), "goals-unscored");
    assert.equal(reasonOf(await as(s.housing, (visit) => finishReferral(visit, { referralId: id, words: long, scores: { "a-place": "reached" } }))), "words-too-long");
    assert.ok((await as(s.housing, (visit) => finishReferral(visit, { referralId: id, words: "Entrée le 1er.", scores: { "a-place": "reached" } }))).ok);
    const [told, events, goals] = await as(s.cisp, async (visit) => [await findReferral(visit, id), await listEvents(visit, id), await listGoals(visit, id)] as const);
    assert.deepEqual([told?.state, told?.waitsFor, goals.map(({ code, score }) => `${code} ${score}`)], ["done", null, ["a-place reached"]]);
    assert.deepEqual(events.map(({ move, side }) => `${side} ${move}`), ["asker send", "partner see", "partner ask-complement", "asker give-complement", "partner accept", "partner start", "partner news", "partner finish"]);
    assert.equal(events[2]!.words, "A-t-elle un garant ?");
    const [sealed] = await s.rows<{ need: string; words: string }>("select r.need, e.words from app.referrals r join app.referral_events e on e.referral_id = r.id and e.words <> '' where r.id = $1 limit 1", [id]);
    assert.match(`${sealed!.need} ${sealed!.words}`, /^p1\.\S+ p1\.\S+$/, "scellés par sa clé");
    const journal = await s.rows<{ event: string }>("select event from app.journal where subject_id = $1 order by id", [id]);
    assert.deepEqual(journal.map(({ event }) => event).slice(0, 2), ["referral.drafted", "referral.sent"]);
  });

  it("sans son accord rien ne part ; dit de vive voix, il a un témoin ; un non clôt avant que quiconque l'apprenne", async () => {
    const id = await s.draft({ agreed: null });
    const send = () => as(s.cisp, (visit) => sendReferral(visit, { referralId: id }));
    assert.equal(reasonOf(await send()), "not-agreed");
    assert.ok(!(await s.seenBy(s.officer, id)) && !(await s.seenBy(s.housing, id)), "un brouillon n'est qu'au demandeur");
    assert.equal(reasonOf(await as(s.cisp, (visit) => agreeToReferral(visit, { referralId: id, agrees: true, means: "spoken", witness: " " }))), "witness-missing");
    assert.ok((await as(s.cisp, (visit) => agreeToReferral(visit, { referralId: id, agrees: true, means: "spoken", witness: "Maud Artefact" }))).ok);
    assert.ok((await send()).ok);
    const no = await s.draft({ agreed: null });
    assert.ok((await as(s.cisp, (visit) => agreeToReferral(visit, { referralId: no, agrees: false, means: "on-screen", witness: null }))).ok);
    assert.deepEqual([await s.stateOf(no), await s.seenBy(s.officer, no)], ["cancelled", false]);
    await assert.rejects(s.base.owner.query("update app.referrals set state = 'sent', state_since = now(), sent_at = now(), ended_at = null, ended_side = null, ended_reason = null where id = $1", [no]), /no move leads from cancelled to sent/);
  });

  it("dans son espace elle lit chaque demande, dit oui, attend son moment, arrête, et reprend son accord : tout se ferme à la question suivante", async () => {
    const own = <Answer>(work: Parameters<typeof ownVisit<Answer>>[2]) => ownVisit(s.base.app, s.person, work, noon);
    const id = await s.draft({ agreed: null });
    const mine = (await own((visit) => listMyReferrals(visit))).find((one) => one.id === id)!;
    assert.deepEqual([mine.asks, mine.need, mine.listed], [true, "Une chambre, elle dort chez un ami.", "Résidence fictive (simulée)"]);
    assert.ok((await own((visit) => answerOwn(visit, { referralId: id, gesture: "agree" }))).ok);
    assert.equal(reasonOf(await own((visit) => answerOwn(visit, { referralId: id, gesture: "agree" }))), "not-now");
    assert.equal(reasonOf(await own((visit) => answerOwn(visit, { referralId: id, gesture: "wait", day: "2026-11-21" }))), "day-missing");
    assert.ok((await own((visit) => answerOwn(visit, { referralId: id, gesture: "wait", day: "2027-01-10" }))).ok);
    assert.ok((await own((visit) => answerOwn(visit, { referralId: id, gesture: "resume" }))).ok);
    assert.ok((await as(s.cisp, (visit) => sendReferral(visit, { referralId: id }))).ok);
    assert.ok(await s.seenBy(s.housing, id));
    assert.ok((await own((visit) => answerOwn(visit, { referralId: id, gesture: "take-back" }))).ok);
    for (const who of [s.housing, s.officer]) assert.ok(!(await s.seenBy(who, id)), `${who.givenName} ne lit plus rien`);
    assert.ok(!(await as(s.housing, (visit) => listReferrals(visit, { angle: "received", waiting: "ended", domain: null, after: null }))).lines.some((line) => line.id === id));
    assert.deepEqual(await as(s.officer, (visit) => listEvents(visit, id)), [], "ni ses pas");
    assert.ok(await s.seenBy(s.cisp, id), "qui accompagne sait qu'elle a repris");
    const other = await s.file("Zibeline", "Autre");
    const foreign = await s.draft({ personId: other, agreed: null });
    assert.equal(reasonOf(await own((visit) => answerOwn(visit, { referralId: foreign, gesture: "agree" }))), "not-found", "celle d'une autre n'existe pas");
  });

  it("elle peut commencer une demande elle-même ; son chantier l'envoie au réseau", async () => {
    const started = await ownVisit(s.base.app, s.person, (visit) => startOwn(visit, { domain: "health", serviceId: null, words: "J'ai mal aux dents." }), noon);
    assert.ok(started.ok);
    const line = (await as(s.cisp, (visit) => listReferralsOf(visit, s.person))).find(({ id }) => id === started.value.id);
    assert.deepEqual([line?.domain, line?.state, line?.waitsFor, line?.agreed], ["health", "draft", "asker", true]);
    assert.ok((await as(s.cisp, (visit) => sendReferral(visit, { referralId: started.value.id }))).ok);
    const queue = await as(s.officer, (visit) => listReferrals(visit, { angle: "queue", waiting: "officer", domain: null, after: null }));
    assert.deepEqual(queue.lines.filter(({ id }) => id === started.value.id).map(({ name, waitsFor: side }) => [name, side]), [["Zéphyrine Exemple", "officer"]]);
  });

  it("l'officier choisit ; pour un autre partenaire que celui qu'elle a permis, il faut son accord", async () => {
    const alone = await s.sent();
    assert.equal(reasonOf(await as(s.officer, (visit) => routeReferral(visit, { referralId: alone, serviceId: s.listed.service }))), "agreed-to-one-alone");
    const network = await s.sent({ serviceId: null });
    assert.equal(reasonOf(await as(s.cisp, (visit) => routeReferral(visit, { referralId: network, serviceId: s.kept.service }))), "not-allowed");
    assert.ok((await as(s.officer, (visit) => routeReferral(visit, { referralId: network, serviceId: s.kept.service }))).ok);
    assert.ok(await s.seenBy(s.housing, network));
  });

  it("réorienter sans renvoyer : la première porte garde, l'accord donné au réseau suffit, celui donné à un seul ne suffit pas", async () => {
    const network = await s.sent({ network: true });
    const passed = await as(s.housing, (visit) => reorientReferral(visit, { referralId: network, serviceId: s.listed.service, words: "Ce n'est pas nous." }));
    assert.ok(passed.ok);
    const next = (await as(s.cisp, (visit) => findReferral(visit, passed.value.id)))!;
    assert.deepEqual([next.state, next.basedOn, next.doorId, next.need, next.agreedNetwork], ["sent", network, s.canal, "Une chambre, elle dort chez un ami.", true]);
    assert.deepEqual((await as(s.cisp, (visit) => listGoals(visit, next.id))).map(({ code }) => code), ["a-place"]);
    const alone = await s.sent();
    const waiting = await as(s.housing, (visit) => reorientReferral(visit, { referralId: alone, serviceId: s.listed.service }));
    assert.ok(waiting.ok);
    assert.deepEqual([await s.stateOf(waiting.value.id), await s.seenBy(s.housing, waiting.value.id)], ["draft", false]);
    assert.equal(reasonOf(await as(s.housing, (visit) => reorientReferral(visit, { referralId: alone, serviceId: s.listed.service }))), "not-now");
  });

  it("qui suit un domaine d'ailleurs demande aussi, pour son domaine ; un dossier protégé disparaît de la file", async () => {
    const id = await s.sent({ serviceId: null });
    assert.equal(reasonOf(await as(s.neighbour, (visit) => draftReferral(visit, s.drafted()))), "not-found");
    assert.equal(reasonOf(await as(s.supervisor, (visit) => draftReferral(visit, s.drafted()))), "not-allowed");
    await as(s.cisp, (visit) => sql`select app.protect(${s.person}::uuid, 'danger', ${noon}::timestamptz)`.execute(visit.tx));
    assert.ok(!(await s.seenBy(s.officer, id)) && !(await s.seenBy(s.educator, id)) && (await s.seenBy(s.cisp, id)));
  });
});
