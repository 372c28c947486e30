import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answersFor, requestStanding } from "#rooms/consent/index";
import {
  answerWhatIsAsked, askForConsent, dropConsentRequest, endDelegation, listAskedOfMe, listConsentRequests, listDelegates, listConsents, listMyNotices, listNoticesOf, readGrounds, recordConsent, recordDelegate, sayCopiesErased, withdrawConsent,
} from "#rooms/consent/server";
import { ownVisit, type OwnVisit } from "#ground/visit";
import { readToday } from "#rooms/desk/server";
import { consentJobs } from "#rooms/consent/jobs.server";
import { recordReading } from "#rooms/journal/server";
import { addReferent } from "#rooms/journey/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { openEmergency, protectPerson } from "#rooms/walls/server";
import { noon, setScene, today } from "./scene.ts";
import { takeUnmailed } from "../../src/rooms/consent/notices.server.ts";

describe("Qui répond, qui demande, qui est prévenu", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }))).ok);
  type Answer = Parameters<typeof recordConsent>[1];
  const answer: Answer = { personId: person, recipient: { kind: "professional", id: scene.housing.id }, topics: ["housing"], purpose: "housing-search", decision: "agreed", givenOn: today, endsOn: null, means: "on-screen", witness: null, delegateId: null };
  const say = (more: Partial<Answer> = {}, actor = scene.cisp) => scene.as(actor, (visit) => recordConsent(visit, { ...answer, ...more }));
  type Delegate = Parameters<typeof recordDelegate>[1];
  const guardian: Delegate = { personId: person, kind: "guardian", name: "Théodule Tuteur", contact: null, reference: "Tribunal fictif, 3 mars 2026", topics: ["housing"], startsOn: "2026-03-03", endsOn: null };
  const name = (more: Partial<Delegate> = {}, actor = scene.cisp) => scene.as(actor, (visit) => recordDelegate(visit, { ...guardian, ...more }));
  const reason = (said: { ok: boolean; reason?: string }) => (said.ok ? "ok" : said.reason);

  it("Un tuteur répond des sujets que le juge lui a confiés, et d'eux seuls, jusqu'à son dernier jour", async () => {
    const named = await name();
    assert.ok(named.ok);
    const given = await say({ delegateId: named.value.id });
    assert.ok(given.ok);
    const [written] = await scene.as(scene.cisp, (visit) => listConsents(visit, person));
    assert.deepEqual(written?.delegate, { kind: "guardian", name: "Théodule Tuteur" });
    assert.equal(reason(await say({ delegateId: named.value.id, topics: ["rights"] })), "delegate-does-not-answer");
    assert.ok((await scene.as(scene.cisp, (visit) => endDelegation(visit, { personId: person, delegateId: named.value.id, on: "2026-11-20" }))).ok);
    assert.equal(reason(await say({ delegateId: named.value.id })), "delegate-does-not-answer");
    assert.equal(reason(await scene.as(scene.cisp, (visit) => endDelegation(visit, { personId: person, delegateId: named.value.id, on: today }))), "already-ended");
  });

  it("La personne de confiance accompagne, et ne répond jamais ; une tutelle sans décision du juge est refusée", async () => {
    const beside = await name({ kind: "trusted-person", reference: null, topics: null });
    assert.ok(beside.ok);
    assert.equal(reason(await say({ delegateId: beside.value.id })), "delegate-does-not-answer");
    assert.ok(!answersFor({ kind: "trusted-person", topics: null, startsOn: "2020-01-01", endsOn: null }, [], today), "même de rien");
    assert.deepEqual([await name({ reference: " " }), await name({ name: "" }), await name({ topics: [] }), await name({ endsOn: "2026-01-01" })].map(reason), ["reference-missing", "name-missing", "no-topic", "ends-before-it-starts"]);
    assert.equal(reason(await name({}, scene.director)), "not-allowed");
    assert.equal(reason(await name({}, scene.stranger)), "not-found");
    for (const actor of [scene.housing, scene.director, scene.coordinator, scene.stranger]) assert.deepEqual(await scene.as(actor, (visit) => listDelegates(visit, person)), []);
  });

  it("La référente d'ailleurs demande ; rien ne s'ouvre avant la réponse, et la réponse répond à sa demande", async () => {
    const ask = (topics: Answer["topics"], purpose: Answer["purpose"] = "rights-application", actor = scene.housing) => scene.as(actor, (visit) => askForConsent(visit, { personId: person, topics, purpose }));
    const asked = await ask(["housing", "rights"]);
    assert.ok(asked.ok);
    const onToday = async (actor: typeof scene.cisp) => (await scene.as(actor, (visit) => readToday(visit, "all"))).items.filter(({ kind }) => kind === "agreement-asked").map(({ personId }) => personId);
    assert.deepEqual(await Promise.all([scene.cisp, scene.housing, scene.colleague, scene.coordinator, scene.director].map(onToday)), [[person], [], [], [], []], "son fil rouge le trouve dans « Aujourd'hui », et personne d'autre");
    assert.ok(!(await scene.as(scene.housing, (visit) => findAccess(visit, person))).topics.includes("rights"));
    assert.deepEqual([await ask(["housing"]), await ask(["health"]), await ask([]), await ask(["housing"], "job-search", scene.cisp), await ask(["housing"], "job-search", scene.stranger)].map(reason), ["already-asked", "topic-outside-domain", "no-topic", "not-a-referent", "not-found"]);
    assert.ok((await say({ topics: ["rights"], purpose: "rights-application" })).ok);
    const [seen] = await scene.as(scene.housing, (visit) => listConsentRequests(visit, person));
    assert.equal(seen?.answer, "partly");
    assert.ok((await scene.as(scene.housing, (visit) => findAccess(visit, person))).topics.includes("rights"));
    assert.equal(reason(await scene.as(scene.housing, (visit) => dropConsentRequest(visit, { personId: person, requestId: asked.value.id }))), "already-answered");
    const again = await ask(["housing"], "appointment");
    assert.ok(again.ok);
    assert.equal(reason(await scene.as(scene.cisp, (visit) => dropConsentRequest(visit, { personId: person, requestId: again.value.id }))), "not-found", "on ne reprend que ce qu'on a demandé");
    assert.ok((await scene.as(scene.housing, (visit) => dropConsentRequest(visit, { personId: person, requestId: again.value.id }))).ok);
    assert.deepEqual(await onToday(scene.cisp), [], "répondue ou reprise, elle n'attend plus");
    assert.equal(requestStanding({ answer: null, expiresOn: "2026-11-20" }, today), "over");
    for (const actor of [scene.director, scene.stranger]) assert.deepEqual(await scene.as(actor, (visit) => listConsentRequests(visit, person)), []);
  });

  it("Elle répond seule, sujet par sujet, à ce qu'on lui demande, et à rien d'autre ; son non est gardé, son oui ouvre à la question suivante", async () => {
    const other = await scene.file("Lazare", "Exemple");
    for (const one of [person, other]) if (one === other) assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: one, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }))).ok);
    const asked = await scene.as(scene.housing, (visit) => askForConsent(visit, { personId: other, topics: ["housing", "rights"], purpose: "housing-search" }));
    assert.ok(asked.ok);
    const own = <Answer>(work: (visit: OwnVisit) => Promise<Answer>, who = other) => ownVisit(scene.base.app, who, work, noon);
    assert.deepEqual((await own(listAskedOfMe)).map(({ who, topics }) => [who.name, topics]), [["Fantin Témoin", ["housing", "rights"]]]);
    assert.deepEqual(await own(listAskedOfMe, person), [], "une autre personne ne voit pas qu'on lui demande");
    assert.deepEqual(await own((visit) => answerWhatIsAsked(visit, { requestId: asked.value.id, agreed: ["housing"] }), person), { ok: false, reason: "not-found" });
    assert.ok((await own((visit) => answerWhatIsAsked(visit, { requestId: asked.value.id, agreed: ["housing", "health"] }))).ok);
    const topics = (await scene.as(scene.housing, (visit) => findAccess(visit, other))).topics;
    assert.ok(topics.includes("housing") && !topics.includes("rights") && !topics.includes("health"));
    assert.deepEqual((await scene.as(scene.cisp, (visit) => listConsents(visit, other))).map(({ topic, decision, recordedBy }) => `${topic} ${decision} ${recordedBy}`).sort(), ["housing agreed elle-même ou lui-même", "rights refused elle-même ou lui-même"]);
    assert.equal((await scene.as(scene.housing, (visit) => listConsentRequests(visit, other)))[0]?.answer, "partly");
    assert.deepEqual(await own((visit) => answerWhatIsAsked(visit, { requestId: asked.value.id, agreed: [] })), { ok: false, reason: "not-found" }, "répondu une fois");
    const forced = { person_id: other, topic: "health", professional_id: scene.housing.id, purpose: "follow-up", decision: "agreed", given_on: today, ends_on: "2027-01-01", means: "on-screen", given_by_her: true, recorded_at: noon };
    await assert.rejects(own((visit) => visit.tx.insertInto("consents").values(forced).execute()), /row-level security/, "ce que personne n'a demandé ne s'écrit pas");
  });

  it("Un accord repris prévient qui lisait, avec ce qui était déjà parti, par un courriel sans nom ni sujet ; redonné dans le même geste, il ne prévient personne", async () => {
    const other = await scene.file("Ondine", "Exemple");
    assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: other, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }))).ok);
    const given = await say({ personId: other });
    assert.ok(given.ok);
    await scene.as(scene.housing, async (visit) => {
      const [file, access] = [await findPerson(visit, other), await findAccess(visit, other)];
      await recordReading(visit, "person.viewed", file!, access);
      await recordReading(visit, "person.printed", file!, access);
    });
    assert.ok((await say({ personId: other, endsOn: "2027-01-01" })).ok);
    assert.deepEqual(await scene.as(scene.cisp, (visit) => listNoticesOf(visit, other)), [], "un accord redonné n'est pas repris");
    const standing = (await scene.as(scene.cisp, (visit) => listConsents(visit, other))).find(({ withdrawnAt }) => withdrawnAt === null);
    assert.ok((await scene.as(scene.cisp, (visit) => withdrawConsent(visit, { personId: other, consentId: standing!.id }))).ok);
    const mine = await scene.as(scene.housing, (visit) => listMyNotices(visit));
    assert.deepEqual(mine.map(({ personId, topic, readings, copies, erasedAt }) => ({ personId, topic, readings, copies, erasedAt })), [{ personId: other, topic: "housing", readings: 1, copies: 1, erasedAt: null }], "ce qui a été lu sous la réponse d'avant compte aussi");
    const jobs = await scene.rows<{ kind: string; payload: object }>("select kind, payload from app.jobs where kind = 'consent.tell'");
    assert.deepEqual(jobs, [{ kind: "consent.tell", payload: {} }]);
    assert.ok(consentJobs["consent.tell"]);
    assert.equal((await scene.door(takeUnmailed)).length, 1);
    assert.deepEqual(await scene.door(takeUnmailed), [], "une fois");
    assert.deepEqual(await scene.as(scene.stranger, (visit) => sayCopiesErased(visit, { noticeId: mine[0]!.id })), { ok: false, reason: "not-found" });
    assert.deepEqual(await scene.as(scene.cisp, (visit) => sayCopiesErased(visit, { noticeId: mine[0]!.id })), { ok: false, reason: "not-found" }, "son fil rouge ne le dit pas à sa place");
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.updateTable("withdrawal_notices").set({ erased_at: visit.now }).execute()), /only the reader/);
    assert.ok((await scene.as(scene.housing, (visit) => sayCopiesErased(visit, { noticeId: mine[0]!.id }))).ok);
    assert.notEqual((await scene.as(scene.cisp, (visit) => listNoticesOf(visit, other)))[0]!.erasedAt, null);
  });

  it("« Pourquoi pouvait-elle voir cela ce jour-là » : chaque sujet, chaque raison, et rien la veille de l'accord ni le lendemain de la reprise", async () => {
    const third = await scene.file("Anatole", "Exemple");
    assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: third, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }))).ok);
    const given = await say({ personId: third });
    assert.ok(given.ok);
    const grounds = async (day: string, who = scene.housing, asker = scene.cisp) =>
      (await scene.as(asker, (visit) => readGrounds(visit, { personId: third, professionalId: who.id, day }))).map(({ topic, ground }) => `${topic} ${ground}`);
    assert.deepEqual(await grounds("2026-10-31"), []);
    assert.deepEqual(await grounds("2026-11-20"), ["presence referent"], "la veille");
    assert.deepEqual(await grounds(today), ["housing agreement", "identity any-agreement", "presence referent", "voice any-agreement"]);
    assert.ok((await scene.as(scene.cisp, (visit) => withdrawConsent(visit, { personId: third, consentId: given.value.ids[0]! }))).ok);
    assert.ok((await grounds(today)).includes("housing agreement"), "jusqu'au soir de la reprise, la réponse dit qu'il y avait un accord");
    assert.deepEqual(await grounds("2026-11-22"), ["presence referent"]);
    assert.deepEqual((await grounds("2026-02-28", scene.cisp)), [], "avant son entrée au chantier, personne ne pouvait rien lire");
    assert.ok((await grounds("2026-03-01", scene.cisp)).includes("justice lead"));
    assert.deepEqual([...new Set((await grounds(today, scene.director)).map((one) => one.split(" ")[1]))], ["director"]);
    assert.ok(!(await grounds(today, scene.supervisor)).some((one) => /health|justice|debts|notes/.test(one)));
    for (const asker of [scene.housing, scene.director, scene.stranger]) assert.deepEqual(await grounds(today, scene.cisp, asker), [], "qui ne tient pas le dossier ne l'apprend pas");
  });

  it("une urgence y est dite, et un dossier protégé toute la journée n'y ouvre rien par un rôle ni par une place dans l'équipe", async () => {
    const fourth = await scene.file("Corentine", "Exemple");
    assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: fourth, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }))).ok);
    assert.ok((await scene.as(scene.housing, (visit) => openEmergency(visit, { personId: fourth, topics: ["health"], reason: "malaise", hours: 4 }))).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => protectPerson(visit, { personId: fourth, reason: "menacée" }), new Date("2026-11-22T09:00:00Z"))).ok);
    const grounds = async (day: string, who = scene.housing) =>
      (await scene.as(scene.cisp, (visit) => readGrounds(visit, { personId: fourth, professionalId: who.id, day }), new Date("2026-11-24T11:00:00Z"))).map(({ topic, ground }) => `${topic} ${ground}`);
    assert.deepEqual(await grounds(today), ["health emergency", "presence referent"]);
    assert.deepEqual(await grounds("2026-11-23"), [], "protégée");
    assert.ok((await grounds("2026-11-22", scene.director)).length > 0, "le matin de la protection, le rôle ouvrait encore");
    assert.deepEqual(await grounds("2026-11-23", scene.director), []);
    assert.ok((await grounds("2026-11-23", scene.cisp)).includes("health lead"));
  });

  it("Ce que le passé répond pour aujourd'hui est ce que la visite ouvre aujourd'hui, pour chacun", async () => {
    for (const file of [person, await scene.file("Maxence", "Exemple", { chantier: scene.jardin, lead: scene.neighbour.id })])
      for (const who of [scene.cisp, scene.colleague, scene.educator, scene.supervisor, scene.director, scene.coordinator, scene.neighbour, scene.stranger, scene.housing]) {
        const keeper = file === person ? scene.cisp : scene.neighbour;
        const then = new Set((await scene.as(keeper, (visit) => readGrounds(visit, { personId: file, professionalId: who.id, day: today }))).map(({ topic }) => topic));
        const now = await scene.as(who, (visit) => findAccess(visit, file));
        assert.deepEqual([...then].sort(), [...now.topics].sort(), `${who.givenName}`);
      }
  });
});
