import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { correctNote, finishReminder, findDraft, keepDraft, listNotes, writeNote } from "#rooms/notes/server";
import { setScene, today } from "./scene.ts";

describe("Écrire", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  const contact = { personId: person, kind: "contact" as const, topic: "notes" as const, happenedOn: today, channel: "call" as const, body: "A appelé.", reminder: null };

  it("Un contact est écrit, compte comme une nouvelle, et l'appel sans réponse n'en est pas une", async () => {
    assert.ok((await scene.as(scene.cisp, (visit) => writeNote(visit, { ...contact, happenedOn: "2026-11-10" }))).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => writeNote(visit, { ...contact, channel: "no-answer", body: "" }))).ok);
    const [journey] = await scene.rows<{ last_contact_on: string }>("select last_contact_on::text from app.journeys where person_id = $1", [person]);
    assert.equal(journey?.last_contact_on, "2026-11-10");
  });

  it("Une note vide, un jour à venir, un rappel passé : chaque raison est dite", async () => {
    const answer = await scene.as(scene.cisp, (visit) => writeNote(visit, { ...contact, kind: "note", channel: null, body: " ", happenedOn: "2026-11-22", reminder: { dueOn: "2026-11-01", words: "" } }));
    assert.deepEqual(!answer.ok && answer.detail?.["wrong"], ["no-words", "in-the-future", "reminder-in-the-past"]);
  });

  it("Un rappel s'écrit avec la note et se coche une fois", async () => {
    assert.ok((await scene.as(scene.cisp, (visit) => writeNote(visit, { ...contact, reminder: { dueOn: "2026-11-25", words: "Rappeler le bailleur" } }))).ok);
    const [reminder] = await scene.rows<{ id: string }>("select id from app.reminders where person_id = $1", [person]);
    const finish = (actor: typeof scene.cisp) => scene.as(actor, (visit) => finishReminder(visit, { reminderId: reminder!.id }));
    assert.deepEqual(await finish(scene.stranger), { ok: false, reason: "not-found" });
    assert.ok((await finish(scene.cisp)).ok);
    assert.deepEqual(await finish(scene.cisp), { ok: false, reason: "already-done" });
  });

  it("Le brouillon survit, n'appartient qu'à son auteur, et s'efface quand la note est enregistrée", async () => {
    assert.ok((await scene.as(scene.cisp, (visit) => keepDraft(visit, { form: "note", personId: person, fields: { body: "Je commence…" } }))).ok);
    assert.equal((await scene.as(scene.cisp, (visit) => findDraft(visit, "note", person)))?.fields["body"], "Je commence…");
    assert.equal(await scene.as(scene.colleague, (visit) => findDraft(visit, "note", person)), null);
    assert.ok((await scene.as(scene.cisp, (visit) => writeNote(visit, contact))).ok);
    assert.equal(await scene.as(scene.cisp, (visit) => findDraft(visit, "note", person)), null);
  });

  it("On ne corrige que sa note ; deux corrections à la fois montrent les deux versions", async () => {
    const written = await scene.as(scene.cisp, (visit) => writeNote(visit, { ...contact, kind: "note", channel: null, body: "Première" }));
    assert.ok(written.ok);
    const correct = (actor: typeof scene.cisp, body: string) => scene.as(actor, (visit) => correctNote(visit, { personId: person, noteId: written.value.id, version: 1, body, happenedOn: today }));
    assert.deepEqual(await correct(scene.colleague, "Autre"), { ok: false, reason: "not-allowed" });
    assert.ok((await correct(scene.cisp, "Deuxième")).ok);
    const late = await correct(scene.cisp, "Troisième");
    assert.equal(!late.ok && late.reason, "conflict");
    assert.equal(!late.ok && (late.detail!["theirs"] as { body: string }).body, "Deuxième");
  });

  it("Ni l'étranger, ni l'encadrant, ni la direction, ni la coordination ne lisent les notes", async () => {
    for (const actor of [scene.stranger, scene.supervisor, scene.director, scene.coordinator]) {
      assert.deepEqual((await scene.as(actor, (visit) => listNotes(visit, person, null))).notes, []);
    }
    assert.ok((await scene.as(scene.colleague, (visit) => listNotes(visit, person, null))).notes.length > 0);
  });
});
