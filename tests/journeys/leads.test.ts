import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { handOver, listLedBy, moveJourney, transferCaseload } from "#rooms/journey/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { setScene, today } from "./scene.ts";

describe("Fil rouge et relais", async () => {
  const scene = await setScene();

  it("Le relais donne un nouveau fil rouge ; l'ancien garde le dossier trente jours, pas un de plus", async () => {
    const person = await scene.file("Zéphyr", "Exemple", { chantier: scene.canal });
    const answer = await scene.as(scene.cisp, (visit) => handOver(visit, { personId: person, to: scene.colleague.id, on: today, note: null }));
    assert.deepEqual(answer, { ok: true, value: { overlapUntil: "2026-12-21" } });
    const reasons = async (now: string) => (await scene.as(scene.cisp, (visit) => findAccess(visit, person), new Date(`${now}T11:00:00Z`))).reasons.map(({ as }) => as);
    assert.ok((await reasons("2026-12-21")).includes("lead"));
    assert.ok(!(await reasons("2026-12-22")).includes("lead"));
  });

  it("Il y a toujours exactement un fil rouge : la base refuse d'en retirer un sans le remplacer, et d'en asseoir deux", async () => {
    const person = await scene.file("Ondine", "Exemple");
    await assert.rejects(scene.base.owner.query("update app.lead_referents set ends_on = $2 where person_id = $1", [person, today]), /exactly one lead/);
    await assert.rejects(scene.base.owner.query("insert into app.lead_referents (journey_id, person_id, professional_id, starts_on) select id, person_id, $2, $3 from app.journeys where person_id = $1", [person, scene.colleague.id, today]), /one_lead_at_a_time|one_current_lead/);
  });

  it("Quand un professionnel part, la coordination confie toutes ses personnes d'un coup", async () => {
    const leaving = await scene.professional("Yseult", "Départ", ["cisp", scene.canal]);
    const [first, second] = [await scene.file("Un", "Exemple", { lead: leaving.id }), await scene.file("Deux", "Exemple", { lead: leaving.id })];
    const moved = await scene.as(scene.coordinator, (visit) => transferCaseload(visit, { from: leaving.id, to: { [first]: scene.cisp.id, [second]: scene.colleague.id }, on: today, note: null }));
    assert.deepEqual(moved, { ok: true, value: { moved: 2 } });
    assert.deepEqual(await scene.as(scene.coordinator, (visit) => listLedBy(visit, leaving.id)), []);
  });

  it("Si une seule personne ne peut pas être confiée, aucune ne l'est", async () => {
    const leaving = await scene.professional("Tancrède", "Départ", ["cisp", scene.canal]);
    const [first, second] = [await scene.file("Trois", "Exemple", { lead: leaving.id }), await scene.file("Quatre", "Exemple", { lead: leaving.id })];
    const answer = await scene.as(scene.coordinator, (visit) => transferCaseload(visit, { from: leaving.id, to: { [first]: scene.cisp.id, [second]: scene.stranger.id }, on: today, note: null }));
    assert.equal(!answer.ok && answer.reason, "lead-not-in-chantier");
    assert.equal((await scene.as(scene.coordinator, (visit) => listLedBy(visit, leaving.id))).length, 2);
  });

  it("Ni la CISP d'à côté ni l'encadrant ne passent un relais", async () => {
    const person = await scene.file("Cinq", "Exemple");
    for (const actor of [scene.neighbour, scene.stranger]) {
      assert.deepEqual(await scene.as(actor, (visit) => handOver(visit, { personId: person, to: scene.colleague.id, on: today, note: null })), { ok: false, reason: "not-found" });
    }
    assert.deepEqual(await scene.as(scene.supervisor, (visit) => handOver(visit, { personId: person, to: scene.colleague.id, on: today, note: null })), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await scene.as(scene.cisp, (visit) => transferCaseload(visit, { from: scene.cisp.id, to: { [person]: scene.colleague.id }, on: today, note: null })), { ok: false, reason: "not-allowed" });
  });

  it("Continuer dans un autre chantier : tout le dossier suit, le nouveau chantier l'ouvre, l'ancien ne le voit plus", async () => {
    const person = await scene.file("Six", "Exemple");
    await scene.insert("notes", { person_id: person, kind: "note", happened_on: "2026-04-01", body: "Une note", author_id: scene.cisp.id });
    const moved = await scene.as(scene.cisp, (visit) => moveJourney(visit, { personId: person, move: "next-chantier", on: today, chantierId: scene.jardin, leadId: scene.neighbour.id }));
    assert.ok(moved.ok);
    const [note] = await scene.rows<{ followed_by: string }>("select followed_by from app.notes where person_id = $1", [person]);
    assert.equal(note?.followed_by, scene.jardin);
    assert.notEqual(await scene.as(scene.neighbour, (visit) => findPerson(visit, person)), null);
    assert.equal(await scene.as(scene.colleague, (visit) => findPerson(visit, person)), null);
    assert.notEqual(await scene.as(scene.cisp, (visit) => findPerson(visit, person)), null, "l'ancien fil rouge garde le relais");
  });

  it("Les étapes suivent leur table : pas d'année d'après avant un contrat, pas de fermeture sans raison", async () => {
    const person = await scene.file("Sept", "Exemple", { stage: "first-hours" });
    const move = (name: Parameters<typeof moveJourney>[1]["move"], more = {}) => scene.as(scene.cisp, (visit) => moveJourney(visit, { personId: person, move: name, on: today, ...more }));
    assert.deepEqual(await move("start-year-after"), { ok: false, reason: "not-now" });
    assert.ok((await move("hire")).ok);
    assert.ok((await move("start-year-after")).ok);
    assert.deepEqual(await move("close"), { ok: false, reason: "close-reason-missing" });
    assert.ok((await move("close", { closeReason: "year-after-done" })).ok);
    assert.deepEqual(await move("hire"), { ok: false, reason: "not-found" });
  });
});
