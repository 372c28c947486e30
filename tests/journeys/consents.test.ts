import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { domainTopics } from "#rooms/consent/index";
import { listConsents, listPossibleRecipients, readPreview, recordConsent, withdrawConsent } from "#rooms/consent/server";
import { addReferent } from "#rooms/journey/server";
import { readPersonCard } from "#rooms/people/server";
import { searchPeople } from "#rooms/desk/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { listSituations } from "#rooms/situations/server";
import { setScene, today } from "./scene.ts";

describe("Ce que la personne permet", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  for (const [lane, topic, code] of [["housing", "housing", "shelter"], ["health-care", "health", "care-started"], ["rights", "rights", "disability-granted"]] as const)
    await scene.insert("situations", { person_id: person, lane, line: lane === "rights" ? "disability" : lane, topic, code, starts_on: "2026-01-01", known_how: "declared" }).catch(() => "");
  assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }))).ok);
  type Answer = Parameters<typeof recordConsent>[1];
  const answer: Answer = { personId: person, recipient: { kind: "professional", id: scene.housing.id }, topics: ["housing"], purpose: "housing-search", decision: "agreed", givenOn: today, endsOn: null, means: "on-screen", witness: null, delegateId: null };
  const say = (more: Partial<Answer> = {}, actor = scene.cisp) => scene.as(actor, (visit) => recordConsent(visit, { ...answer, ...more }));
  const seen = async () => (await scene.as(scene.housing, (visit) => listSituations(visit, person))).map(({ topic }) => topic).sort();

  it("Sans accord, la référente d'ailleurs sait qu'il est au chantier, et rien d'autre : ni son logement, ni son identité", async () => {
    assert.notEqual(await scene.as(scene.housing, (visit) => findPerson(visit, person)), null);
    assert.deepEqual(await seen(), []);
    assert.deepEqual((await scene.as(scene.housing, (visit) => findAccess(visit, person))).topics, ["presence"]);
    const card = await scene.as(scene.housing, (visit) => readPersonCard(visit, person));
    assert.deepEqual([card.identity, card.contacts, card.addresses], [null, [], []]);
  });

  it("Ce qu'elle verrait se regarde avant de répondre", async () => {
    const [who] = await scene.as(scene.cisp, (visit) => listPossibleRecipients(visit, person));
    assert.deepEqual([who?.name, who?.topics], ["Fantin Témoin", ["housing", "rights"]]);
    const preview = await scene.as(scene.cisp, (visit) => readPreview(visit, person, who!.topics));
    assert.deepEqual(preview.find(({ topic }) => topic === "housing"), { topic: "housing", lines: 1, latest: ["shelter"] });
  });

  it("Un accord ouvre ce sujet, et lui seul, à la question suivante ; repris, il ferme à la question suivante, sur chaque chemin", async () => {
    const given = await say();
    assert.ok(given.ok);
    assert.deepEqual(await seen(), ["housing"]);
    assert.deepEqual((await scene.as(scene.housing, (visit) => findAccess(visit, person))).topics, ["housing", "identity", "presence", "voice"]);
    assert.equal((await scene.as(scene.housing, (visit) => listConsents(visit, person))).length, 1, "elle lit l'accord qui lui est donné");
    assert.ok((await scene.as(scene.cisp, (visit) => withdrawConsent(visit, { personId: person, consentId: given.value.ids[0]! }))).ok);
    assert.deepEqual(await seen(), []);
    assert.deepEqual((await scene.as(scene.housing, (visit) => listConsents(visit, person))).map(({ withdrawnAt }) => withdrawnAt !== null), [true], "elle lit qu'il a été repris");
    assert.deepEqual((await scene.as(scene.housing, (visit) => searchPeople(visit, "zephyr"))).map(({ id }) => id), [person], "elle le sait toujours au chantier");
    assert.deepEqual(await scene.as(scene.cisp, (visit) => withdrawConsent(visit, { personId: person, consentId: given.value.ids[0]! })), { ok: false, reason: "already-withdrawn" });
  });

  it("Un refus est gardé et n'ouvre rien ; une nouvelle réponse prend la place de l'ancienne", async () => {
    assert.ok((await say({ decision: "refused" })).ok);
    assert.deepEqual(await seen(), []);
    assert.ok((await say()).ok);
    assert.deepEqual(await seen(), ["housing"]);
    assert.ok((await say({ decision: "refused" })).ok);
    assert.deepEqual(await seen(), []);
    assert.equal((await scene.as(scene.cisp, (visit) => listConsents(visit, person))).filter(({ withdrawnAt }) => withdrawnAt === null).length, 1);
  });

  it("Un accord à la structure vaut pour qui y travaille et suit la personne, jusqu'à son dernier jour, et pas un de plus", async () => {
    assert.ok((await say({ recipient: { kind: "structure", id: scene.partner }, endsOn: "2026-12-01", means: "paper" })).ok);
    const on = (day: string) => scene.as(scene.housing, (visit) => listSituations(visit, person), new Date(`${day}T11:00:00Z`));
    assert.deepEqual([(await on("2026-12-01")).length, (await on("2026-12-02")).length], [1, 0]);
    const newcomer = await scene.professional("Ondine", "Chimère", ["outside-referent", scene.partner]);
    assert.equal(await scene.as(newcomer, (visit) => findPerson(visit, person)), null, "une collègue qui ne la suit pas ne voit personne");
  });

  it("Chaque réponse mal donnée est refusée avec sa raison", async () => {
    const reason = async (more: Partial<Answer>, actor = scene.cisp) => {
      const said = await say(more, actor);
      return said.ok ? "ok" : said.reason;
    };
    assert.equal(await reason({ topics: [] }), "no-topic");
    assert.equal(await reason({ topics: ["health"] }), "topic-outside-domain");
    assert.equal(await reason({ givenOn: "2026-11-22" }), "in-the-future");
    assert.equal(await reason({ endsOn: "2026-11-20" }), "ends-before-it-starts");
    assert.equal(await reason({ endsOn: "2028-11-22" }), "longer-than-two-years");
    assert.equal(await reason({ means: "spoken", witness: " " }), "witness-missing");
    assert.equal(await reason({ recipient: { kind: "professional", id: scene.stranger.id } }), "recipient-unknown");
    assert.equal(await reason({}, scene.director), "not-allowed");
    assert.equal(await reason({}, scene.housing), "not-allowed", "on ne s'accorde rien à soi-même");
    assert.equal(await reason({}, scene.stranger), "not-found");
  });

  it("La direction, la coordination et l'étranger ne lisent aucune réponse ; personne ne réécrit ni n'efface", async () => {
    for (const actor of [scene.director, scene.coordinator, scene.supervisor, scene.stranger]) assert.deepEqual(await scene.as(actor, (visit) => listConsents(visit, person)), []);
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.updateTable("consents").set({ topic: "health" }).execute()), /permission denied/);
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.deleteFrom("consents").execute()), /permission denied/);
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.updateTable("consents").set({ withdrawn_at: null, withdrawn_by: null }).where("withdrawn_at", "is not", null).execute()), /a withdrawn answer stays withdrawn/);
  });

  it("Ce qu'un domaine peut demander est écrit deux fois, pareil : dans la règle et dans la base", async () => {
    const rows = await scene.rows<{ domain: string; topics: string[] }>("select domain, array_agg(topic order by topic) as topics from app.domain_topics where topic not in ('presence', 'identity', 'voice') group by domain");
    assert.deepEqual(Object.fromEntries(rows.map(({ domain, topics }) => [domain, topics])), Object.fromEntries(Object.entries(domainTopics).map(([domain, topics]) => [domain, [...topics].sort()])));
  });
});
