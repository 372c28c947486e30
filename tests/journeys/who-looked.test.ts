import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import type { Actor } from "#ground/visit";
import { becauseOf, isReading, tellByDay } from "#rooms/journal/index";
import { type JournalKind, readJournal, record, recordReading } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { sayGesture, tellJournal } from "../../src/routes/personnes/[id]/journal/who-looked.ts";
import { type Scene, setScene } from "./scene.ts";

const at = (hour: string, day = "2026-11-21"): Date => new Date(`${day}T${hour}:00+01:00`);
const reads = (scene: Scene, actor: Actor, personId: string, hour: string) =>
  scene.as(actor, async (visit) => {
    const [person, access] = [await findPerson(visit, personId), await findAccess(visit, personId)];
    assert.ok(person);
    await recordReading(visit, "person.viewed", person, access);
  }, at(hour));
const told = (scene: Scene, actor: Actor, personId: string, kind: JournalKind = "all") =>
  scene.as(actor, async (visit) => tellJournal(await readJournal(visit, personId, { kind })).flatMap(({ words, people }) => people.map(({ name, roles, gestures }) => [words, name, roles, ...gestures])));

it("Cent lectures d'une même personne, le même jour, se lisent en une phrase", () => {
  const lines = Array.from({ length: 100 }, (_, n) => ({ at: new Date(at("16:40").getTime() - n * 60_000), event: "person.viewed", actorId: "a", because: "lead,cisp" }));
  const [day, ...others] = tellByDay(lines);
  assert.deepEqual([others.length, day!.gestures.length, day!.gestures[0]!.times], [0, 1, 100]);
  assert.equal(sayGesture(day!.gestures[0]!), "a ouvert le dossier, 100 fois, de 15 h 01 à 16 h 40, parce que c'est son fil rouge et son rôle ouvre les dossiers du chantier : CISP.");
});

it("Les jours, les personnes, les gestes et les raisons ne se mélangent pas ; minuit est celui de Paris", () => {
  const line = (event: string, actorId: string | null, when: Date, because: string | null) => ({ at: when, event, actorId, because });
  const days = tellByDay([
    line("person.viewed", "a", new Date("2026-11-21T23:30:00Z"), "cisp"), line("person.viewed", "b", at("22:00"), "cisp"), line("person.viewed", "a", at("21:00"), "lead"),
    line("person.viewed", "a", at("20:00"), "cisp"), line("note.written", "a", at("19:00"), null), line("person.imported", null, at("18:00"), null),
  ]);
  assert.deepEqual(days.map(({ day, actorId, gestures }) => [day, actorId, gestures.length]), [["2026-11-22", "a", 1], ["2026-11-21", "b", 1], ["2026-11-21", "a", 3], ["2026-11-21", null, 1]]);
});

it("Une phrase dit ce qui a été fait, quand, et pourquoi c'était permis", () => {
  const one = (event: string, because: string | null) => sayGesture({ event, because, times: 1, first: at("09:02"), last: at("09:02") });
  assert.equal(one("identity.viewed", "referent:housing"), "a regardé l'identité et les coordonnées, à 9 h 02, parce que son équipe compte cette personne, pour logement.");
  assert.match(one("person.viewed", "referent:housing:housing+rights"), /pour logement, avec son accord \(logement, droits et ressources\)\.$/);
  assert.equal(one("person.viewed", "coordinator"), "a ouvert le dossier, à 9 h 02, parce que son rôle ouvre les dossiers du territoire : coordinateur.");
  assert.equal(one("note.written", null), "a écrit une note, à 9 h 02.");
  assert.equal(one("person.viewed", null), "a ouvert le dossier, à 9 h 02. La raison n'était pas encore écrite à cette date.");
});

it("Le fil rouge lit qui a regardé le dossier de la personne, à quel titre, et ce qui a changé à part", async () => {
  const scene = await setScene();
  const zephyr = await scene.file("Zéphyr", "Exemple");
  await scene.insert("referents", { person_id: zephyr, domain: "housing", professional_id: scene.housing.id, starts_on: "2026-05-01", followed_by: scene.canal });
  for (const [actor, hour] of [[scene.cisp, "09:02"], [scene.cisp, "10:15"], [scene.coordinator, "11:00"], [scene.housing, "11:30"]] as const) await reads(scene, actor, zephyr, hour);
  await scene.as(scene.cisp, (visit) => record(visit, "note.written", { personId: zephyr, followedBy: scene.canal }), at("12:00"));
  assert.deepEqual(await told(scene, scene.cisp, zephyr), [
    ["21 novembre 2026", "Octave Fictif", "CISP à Atelier du Canal", "a écrit une note, à 12 h 00.", "a ouvert le dossier, 2 fois, de 9 h 02 à 10 h 15, parce que c'est son fil rouge et son rôle ouvre les dossiers du chantier : CISP."],
    ["21 novembre 2026", "Fantin Témoin", "référent externe à Résidence fictive", "a ouvert le dossier, à 11 h 30, parce que son équipe compte cette personne, pour logement, sans accord encore : seule sa présence au chantier s'ouvrait."],
    ["21 novembre 2026", "Isaure Modèle", "coordinateur à Coordination fictive", "a ouvert le dossier, à 11 h 00, parce que son rôle ouvre les dossiers du territoire : coordinateur."],
  ]);
  assert.deepEqual((await told(scene, scene.cisp, zephyr, "readings")).map((row) => row.length), [4, 4, 4]);
  assert.deepEqual((await told(scene, scene.cisp, zephyr, "changes")).map((row) => row[3]), ["a écrit une note, à 12 h 00."]);
  assert.deepEqual(await told(scene, scene.stranger, zephyr), []);
});

it("Une lecture qui ne dit pas pourquoi elle était permise n'est pas écrite, et la page ne s'ouvre pas", async () => {
  const scene = await setScene();
  const zephyr = await scene.file("Zéphyr", "Exemple");
  const person = { id: zephyr, followedBy: scene.canal };
  await assert.rejects(scene.as(scene.cisp, (visit) => recordReading(visit, "person.viewed", person, { reasons: [] })), /no reason/);
  for (const event of ["person.viewed", "person.merge-viewed", "person.printed"]) {
    assert.ok(isReading(event));
    await assert.rejects(scene.as(scene.cisp, (visit) => record(visit, event, { personId: zephyr, followedBy: scene.canal })), /a reading says why it was allowed/, event);
  }
  assert.equal(isReading("person.reviewed") || isReading("note.written"), false);
  assert.equal(becauseOf({ reasons: [{ as: "lead" }, { as: "referent", domain: "housing" }, { as: "cisp" }, { as: "cisp" }] }), "lead,referent:housing,cisp");
  assert.equal(becauseOf({ reasons: [{ as: "referent", domain: "housing", agreed: [{ topic: "housing" }, { topic: "rights" }] }, { as: "referent", domain: "rsa", agreed: [] }] }), "referent:housing:housing+rights,referent:rsa:none");
});

it("Chaque page d'un dossier qui lit l'écrit au journal par la même fonction, avec sa raison", () => {
  const root = join(import.meta.dirname, "../../src/routes/personnes/[id]");
  const pages = globSync("**/+page.server.ts", { cwd: root }).map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));
  assert.ok(pages.length > 12);
  // What is written there is new: the page shows a name and one's own draft, or what one proposed oneself.
  const readsNothing = ["ecrire/+page.server.ts", "passage/+page.server.ts"];
  const silent = pages.filter(({ name, text }) => text.includes("load: PageServerLoad") && !/await recordReading\(visit, "[a-z.-]+", /.test(text) && !readsNothing.includes(name));
  assert.deepEqual(silent.map(({ name }) => name), []);
  assert.deepEqual(pages.filter(({ text }) => /\brecord\(visit, "[a-z.-]+(viewed|printed)"/.test(text)).map(({ name }) => name), []);
});
