import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openJourney } from "#rooms/journey/server";
import { findPerson, openFile } from "#rooms/people/server";
import { setScene, today } from "./scene.ts";

const born = { givenName: "Zéphyr", familyName: "Exemple", usualName: null, birthDate: "1987-05-04", gender: null };

describe("Accueillir quelqu'un", async () => {
  const scene = await setScene();
  const welcome = (actor: typeof scene.cisp, leadId: string, openedOn = today) =>
    scene.as(actor, async (visit) => {
      const file = await openFile(visit, { ...born, chantierId: scene.canal });
      return file.ok ? openJourney(visit, { personId: file.value.id, chantierId: scene.canal, openedOn, stage: "first-hours", leadId }) : file;
    });

  it("La CISP ouvre un dossier et son parcours, avec un seul fil rouge, et le journal le dit", async () => {
    const opened = await welcome(scene.cisp, scene.cisp.id);
    assert.ok(opened.ok);
    const [lead] = await scene.rows<{ professional_id: string }>("select professional_id from app.lead_referents where journey_id = $1 and ends_on is null", [opened.value.id]);
    assert.equal(lead?.professional_id, scene.cisp.id);
    const events = await scene.rows<{ event: string }>("select event from app.journal where actor_id = $1 order by id", [scene.cisp.id]);
    assert.deepEqual(events.map(({ event }) => event), ["person.file-opened", "journey.opened"]);
  });

  it("Un refus ne laisse rien derrière lui : ni dossier, ni journal", async () => {
    const before = await scene.rows<{ count: string }>("select count(*) from app.people");
    const answer = await welcome(scene.cisp, scene.stranger.id);
    assert.deepEqual(answer, { ok: false, reason: "lead-not-in-chantier" });
    assert.deepEqual(await scene.rows("select count(*) from app.people"), before);
  });

  it("Un dossier sans aucun nom, ou né demain, est refusé", async () => {
    const nameless = await scene.as(scene.cisp, (visit) => openFile(visit, { ...born, givenName: " ", familyName: "", chantierId: scene.canal }));
    assert.deepEqual(nameless, { ok: false, reason: "no-name" });
    const unborn = await scene.as(scene.cisp, (visit) => openFile(visit, { ...born, birthDate: "2026-11-22", chantierId: scene.canal }));
    assert.deepEqual(unborn, { ok: false, reason: "born-in-the-future" });
  });

  it("Personne d'autre que le travail social du chantier n'ouvre de dossier : étranger, encadrant, direction, coordination", async () => {
    for (const actor of [scene.stranger, scene.supervisor, scene.director, scene.coordinator, scene.administrator]) {
      const answer = await scene.as(actor, (visit) => openFile(visit, { ...born, chantierId: scene.canal }));
      assert.deepEqual(answer, { ok: false, reason: "not-allowed" });
    }
  });

  it("Pour l'étranger, le dossier n'existe pas", async () => {
    const id = await scene.file("Isaure", "Exemple");
    assert.equal(await scene.as(scene.stranger, (visit) => findPerson(visit, id)), null);
    assert.equal((await scene.as(scene.cisp, (visit) => findPerson(visit, id)))?.familyName, "Exemple");
  });

  it("La base refuse un parcours ouvert sans fil rouge", async () => {
    const id = await scene.insert("people", { followed_by: scene.canal, given_name: "Sans", family_name: "Fil", name_key: "" });
    await assert.rejects(scene.base.owner.query("insert into app.journeys (person_id, territory_id, opened_on) values ($1, $2, $3)", [id, scene.here, today]), /exactly one lead/);
  });
});
