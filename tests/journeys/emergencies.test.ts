import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Actor, ownVisit } from "#ground/visit";
import { mayWrite, readerReasonWords, reasonWords } from "#rooms/access/index";
import { readFile, readToday } from "#rooms/desk/server";
import { readJournal, recordReading } from "#rooms/journal/server";
import { addReferent, endReferent, readCareTeam } from "#rooms/journey/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { listSituations } from "#rooms/situations/server";
import { cares } from "#rooms/walls/index";
import { endEmergency, listEmergencies, openEmergency, readMyEmergencies } from "#rooms/walls/server";
import { noon, setScene, today } from "./scene.ts";

const hoursLater = (hours: number): Date => new Date(noon.getTime() + hours * 3_600_000);

describe("Un accès en urgence", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  for (const [lane, topic, code] of [["housing", "housing", "shelter"], ["health-care", "health", "care-started"]] as const)
    await scene.insert("situations", { person_id: person, lane, line: lane, topic, code, starts_on: "2026-01-01", known_how: "declared" });
  await scene.insert("situations", { person_id: person, lane: "justice", line: "justice", topic: "justice", answer: "refused", starts_on: "2026-01-01", known_how: "declared" });
  for (const [topic, body] of [["notes", "au calme"], ["health", "ordonnance"]] as const) await scene.insert("notes", { person_id: person, kind: "note", topic, happened_on: today, body, author_id: scene.cisp.id });
  await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }));
  type Asked = Parameters<typeof openEmergency>[1];
  const asked: Asked = { personId: person, topics: ["health", "identity"], reason: "aux urgences, son traitement est demandé", hours: 4 };
  const open = async (more: Partial<Asked> = {}, actor: Actor = scene.housing, now = noon) => {
    const answer = await scene.as(actor, (visit) => openEmergency(visit, { ...asked, ...more }), now);
    return answer.ok ? answer.value.id : answer.reason;
  };
  const topicsOf = async (actor: Actor, now = noon) => (await scene.as(actor, (visit) => findAccess(visit, person), now)).topics;
  const read = async (actor: Actor, now = noon) => (await scene.as(actor, (visit) => listSituations(visit, person), now)).map(({ topic }) => topic).sort();

  it("S'ouvre à qui accompagne et sait qu'elle est là, avec une raison, pour un jour au plus ; jamais la justice, les notes ni les dettes", async () => {
    assert.equal(await open({ topics: [] }), "no-topic");
    assert.equal(await open({ topics: ["justice" as "health"] }), "topic-not-for-emergencies");
    assert.equal(await open({ topics: ["notes" as "health"] }), "topic-not-for-emergencies");
    assert.equal(await open({ reason: " " }), "reason-missing");
    assert.equal(await open({ hours: 25 }), "too-long");
    assert.equal(await open({}, scene.stranger), "not-found");
    assert.deepEqual(await read(scene.housing), []);
  });

  it("Jamais à l'encadrement ni à la direction : le mur tient, dans la règle et dans la base", async () => {
    for (const actor of [scene.supervisor, scene.director]) assert.equal(await open({}, actor), "not-allowed", actor.givenName);
    for (const actor of [scene.supervisor, scene.director])
      await assert.rejects(scene.as(actor, (visit) => visit.tx.insertInto("emergencies").values({ person_id: person, professional_id: actor.id, topics: ["health"], reason: "x", opened_at: noon, until: hoursLater(1) }).execute()), /row-level security/);
    const told = await scene.rows<{ id: string; cares: boolean }>("select p.id, app.cares(p.id, $1) as cares from app.professionals p", [today]);
    for (const actor of [scene.cisp, scene.colleague, scene.educator, scene.supervisor, scene.director, scene.coordinator, scene.neighbour, scene.stranger, scene.housing, scene.administrator])
      assert.equal(cares(actor), told.find(({ id }) => id === actor.id)!.cares, actor.givenName);
  });

  it("Ouvre ce qui est nommé, et rien d'autre ; on lit, on n'écrit pas ; chaque lecture dit « en urgence »", async () => {
    assert.match(await open(), /^[0-9a-f-]{36}$/);
    assert.deepEqual(await topicsOf(scene.housing), ["health", "identity", "presence"]);
    assert.deepEqual(await read(scene.housing), ["health"]);
    const access = await scene.as(scene.housing, (visit) => findAccess(visit, person));
    assert.equal(mayWrite(access, "health"), false);
    assert.match(access.reasons.map((reason) => reasonWords(reason, (date) => date)).join(" ; "), /vous avez ouvert un accès en urgence \(santé, identité et coordonnées\) jusqu'au 2026-11-21 à 16 h 00/);
    await scene.as(scene.housing, async (visit) => recordReading(visit, "person.viewed", (await findPerson(visit, person))!, access));
    const [line] = (await scene.as(scene.cisp, (visit) => readJournal(visit, person, { kind: "readings" }))).lines;
    assert.equal(line!.because, "referent:housing:none,emergency:health+identity");
    assert.match(readerReasonWords("emergency:health+identity"), /un accès en urgence était ouvert \(santé, identité et coordonnées\)/);
    assert.deepEqual((await scene.as(scene.housing, (visit) => readFile(visit, person)))!.notes!.notes.map(({ body }) => body), ["ordonnance"], "une note de santé suit la santé ; celles du suivi restent fermées");
  });

  it("Son fil rouge le voit aussitôt dans sa journée, et la personne dans son espace : qui, quand, pourquoi, jusqu'à quand", async () => {
    const item = (await scene.as(scene.cisp, (visit) => readToday(visit, "mine"))).items.find(({ kind }) => kind === "emergency")!;
    assert.deepEqual([item.personId, item.kind === "emergency" && item.by], [person, "Fantin Témoin"]);
    for (const actor of [scene.housing, scene.supervisor, scene.coordinator, scene.stranger]) assert.equal((await scene.as(actor, (visit) => readToday(visit, "all"))).items.some(({ kind }) => kind === "emergency"), false, actor.givenName);
    const [told, ...others] = await ownVisit(scene.base.app, person, readMyEmergencies, noon);
    assert.equal(others.length, 0);
    assert.deepEqual([told!.name, told!.structure, told!.topics, told!.reason, told!.openedAt, told!.closedAt], ["Fantin Témoin", "Résidence fictive", ["health", "identity"], asked.reason, noon, hoursLater(4)]);
    const someone = await scene.file("Octave", "Artefact");
    assert.deepEqual(await ownVisit(scene.base.app, someone, readMyEmergencies, noon), []);
    for (const actor of [scene.supervisor, scene.director, scene.stranger, scene.coordinator]) assert.deepEqual(await scene.as(actor, (visit) => listEmergencies(visit, person)), [], actor.givenName);
  });

  it("Se ferme tout seul à l'heure dite, et pas une minute après", async () => {
    assert.deepEqual(await read(scene.housing, new Date(hoursLater(4).getTime() - 1)), ["health"]);
    assert.deepEqual(await read(scene.housing, hoursLater(4)), []);
    assert.deepEqual(await topicsOf(scene.housing, hoursLater(4)), ["presence"]);
    assert.deepEqual((await scene.as(scene.housing, (visit) => findAccess(visit, person), hoursLater(4))).reasons.map(({ as }) => as), ["referent"]);
  });

  it("Son fil rouge le ferme avant ; personne d'autre ; la base ne laisse ni prolonger ni rouvrir", async () => {
    const [one] = await scene.as(scene.cisp, (visit) => listEmergencies(visit, person));
    const end = async (actor: Actor, now = noon) => {
      const answer = await scene.as(actor, (visit) => endEmergency(visit, { personId: person, emergencyId: one!.id }), now);
      return answer.ok ? "ok" : answer.reason;
    };
    assert.equal(await end(scene.coordinator), "not-found");
    assert.equal(await end(scene.cisp, hoursLater(5)), "already-over");
    await assert.rejects(scene.as(scene.housing, (visit) => visit.tx.updateTable("emergencies").set({ until: hoursLater(24) }).execute()), /permission denied/);
    assert.equal(await end(scene.cisp), "ok");
    assert.deepEqual(await read(scene.housing), []);
    assert.equal(await end(scene.cisp), "already-over");
    assert.deepEqual((await ownVisit(scene.base.app, person, readMyEmergencies, noon)).map(({ closedAt }) => closedAt), [noon]);
  });

  it("Qui n'est plus dans l'équipe, ou n'a plus son rôle, ne lit plus rien, urgence ou pas", async () => {
    assert.match(await open({ hours: 24 }, scene.housing, hoursLater(1)), /^[0-9a-f-]{36}$/);
    assert.deepEqual(await read(scene.housing, hoursLater(2)), ["health"]);
    const team = await scene.as(scene.cisp, (visit) => readCareTeam(visit, person));
    assert.ok((await scene.as(scene.cisp, (visit) => endReferent(visit, { personId: person, referentId: team.referents[0]!.id, on: today }))).ok);
    assert.deepEqual(await read(scene.housing, hoursLater(2)), []);
    assert.match(await open({ topics: ["health"], hours: 24 }, scene.coordinator, hoursLater(2)), /^[0-9a-f-]{36}$/);
    assert.deepEqual(await read(scene.coordinator, hoursLater(3)), ["health", "housing"]);
    await scene.base.owner.query("update app.memberships set role = 'director' where professional_id = $1", [scene.coordinator.id]);
    assert.ok(!(await read(scene.coordinator, hoursLater(3))).includes("health"));
  });
});
