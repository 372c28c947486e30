import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addReferent, endReferent, readCareTeam } from "#rooms/journey/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { listSituations } from "#rooms/situations/server";
import { setScene, today } from "./scene.ts";

describe("L'équipe autour de la personne", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  await scene.insert("situations", { person_id: person, lane: "housing", line: "housing", topic: "housing", code: "shelter", starts_on: "2026-01-01", known_how: "declared" });
  await scene.insert("situations", { person_id: person, lane: "health-care", line: "health-care", topic: "health", code: "care-started", starts_on: "2026-01-01", known_how: "declared" });
  const outside = { name: "Wilfrid Supposé", structure: "Centre de santé Modèle", contact: "01 99 00 00 00" };

  it("Une référente logement de la plateforme sait qu'il est au chantier, lit son domaine s'il l'accepte, et plus rien quand elle quitte l'équipe", async () => {
    assert.equal(await scene.as(scene.housing, (visit) => findPerson(visit, person)), null);
    const added = await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }));
    assert.ok(added.ok);
    assert.deepEqual(await scene.as(scene.housing, (visit) => listSituations(visit, person)), []);
    await scene.insert("consents", { person_id: person, topic: "housing", professional_id: scene.housing.id, purpose: "follow-up", decision: "agreed", given_on: "2026-11-01", ends_on: "2027-11-01", means: "on-screen", recorded_by: scene.cisp.id });
    assert.deepEqual((await scene.as(scene.housing, (visit) => listSituations(visit, person))).map(({ topic }) => topic), ["housing"]);
    const { reasons } = await scene.as(scene.housing, (visit) => findAccess(visit, person));
    assert.deepEqual(reasons.map(({ as, domain, agreed }) => [as, domain, agreed]), [["referent", "housing", [{ topic: "housing", until: "2027-11-01" }]]]);
    assert.ok((await scene.as(scene.cisp, (visit) => endReferent(visit, { personId: person, referentId: added.value.id, on: today }))).ok);
    assert.equal(await scene.as(scene.housing, (visit) => findPerson(visit, person)), null);
  });

  it("Quelqu'un d'extérieur est nommé avec sa structure ; sans nom, c'est refusé ; deux fois le même domaine aussi", async () => {
    const add = (more: Partial<Parameters<typeof addReferent>[1]>) => scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "rights", startsOn: today, professionalId: null, outside, ...more }));
    assert.ok((await add({})).ok);
    assert.deepEqual(await add({ outside: { ...outside, name: " " } }), { ok: false, reason: "who-is-missing" });
    assert.ok((await add({ domain: "rsa", professionalId: scene.housing.id, outside: null })).ok);
    assert.deepEqual(await add({ domain: "rsa", professionalId: scene.housing.id, outside: null }), { ok: false, reason: "already-there" });
  });

  it("Un référent de santé ne se voit que de ceux qui lisent la santé : ni la direction, ni l'encadrant", async () => {
    assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "health", startsOn: today, professionalId: null, outside }))).ok);
    const seen = async (actor: typeof scene.cisp) => (await scene.as(actor, (visit) => readCareTeam(visit, person))).referents.map(({ domain }) => domain);
    assert.ok((await seen(scene.cisp)).includes("health"));
    for (const actor of [scene.director, scene.supervisor, scene.coordinator]) assert.ok(!(await seen(actor)).includes("health"));
    assert.deepEqual(await seen(scene.stranger), []);
  });

  it("Ni l'étranger ni la direction ne changent l'équipe", async () => {
    const add = (actor: typeof scene.cisp) => scene.as(actor, (visit) => addReferent(visit, { personId: person, domain: "family", startsOn: today, professionalId: null, outside }));
    assert.deepEqual(await add(scene.stranger), { ok: false, reason: "not-found" });
    assert.deepEqual(await add(scene.director), { ok: false, reason: "not-allowed" });
  });
});
