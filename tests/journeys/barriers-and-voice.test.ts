import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { barrierCodes, crosswalk, type Intensity } from "#rooms/situations/index";
import { closeBarrier, hearThePerson, listBarriers, openBarrier, readVoice, reassessBarrier } from "#rooms/situations/server";
import { setScene, today } from "./scene.ts";

describe("Freins, atouts, et ce qu'elle veut", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  const open = (code: (typeof barrierCodes)[number], actor = scene.cisp, openedOn = "2026-03-02") =>
    scene.as(actor, (visit) => openBarrier(visit, { personId: person, code, intensity: 2, openedOn, professionalWords: null, personWords: "Je ne comprends pas les lettres." }));

  it("Sept freins à la fois, chacun avec son intensité et ses mots", async () => {
    for (const code of ["housing", "language", "paperwork", "money", "mobility", "training", "health"] as const) assert.ok((await open(code)).ok);
    const listed = await scene.as(scene.cisp, (visit) => listBarriers(visit, person));
    assert.equal(listed.filter(({ closedOn }) => closedOn === null).length, 7);
    assert.equal(listed[0]?.personWords, "Je ne comprends pas les lettres.");
  });

  it("Un frein n'est pas ouvert deux fois ; levé, il peut revenir", async () => {
    const again = await open("housing");
    assert.equal(!again.ok && again.reason, "already-open");
    const housing = (await scene.as(scene.cisp, (visit) => listBarriers(visit, person))).find(({ code }) => code === "housing");
    const close = (on: string) => scene.as(scene.cisp, (visit) => closeBarrier(visit, { personId: person, barrierId: housing!.id, on, reason: "lifted" }));
    assert.deepEqual(await close("2026-01-01"), { ok: false, reason: "before-the-opening" });
    assert.ok((await close("2026-06-01")).ok);
    assert.deepEqual(await close(today), { ok: false, reason: "already-closed" });
    assert.ok((await open("housing", scene.cisp, "2026-07-01")).ok);
  });

  it("Deux personnes disent en même temps où en est un frein : la seconde voit la première version", async () => {
    const language = (await scene.as(scene.cisp, (visit) => listBarriers(visit, person))).find(({ code }) => code === "language");
    const say = (actor: typeof scene.cisp, intensity: Intensity) => scene.as(actor, (visit) => reassessBarrier(visit, { personId: person, barrierId: language!.id, version: language!.version, intensity, professionalWords: null, personWords: null }));
    assert.ok((await say(scene.educator, 1)).ok);
    const second = await say(scene.cisp, 3);
    assert.equal(!second.ok && second.reason, "conflict");
  });

  it("Le frein de justice n'existe pas pour la collègue, celui de santé pas pour la coordination, aucun pour l'étranger", async () => {
    assert.ok((await open("justice")).ok);
    const codes = async (actor: typeof scene.cisp) => (await scene.as(actor, (visit) => listBarriers(visit, person))).map(({ code }) => code);
    assert.ok((await codes(scene.cisp)).includes("justice"));
    assert.ok(!(await codes(scene.colleague)).includes("justice"));
    assert.ok(!(await codes(scene.coordinator)).includes("health"));
    assert.deepEqual(await codes(scene.stranger), []);
    assert.deepEqual(await open("debts", scene.coordinator), { ok: false, reason: "not-allowed" });
  });

  it("Chaque frein a sa place dans les trois nomenclatures : data·inclusion, ASP, France Travail", () => {
    for (const code of barrierCodes) {
      const { dataInclusion, asp, franceTravail } = crosswalk[code];
      assert.ok(dataInclusion && asp && franceTravail, code);
    }
    assert.equal(new Set(barrierCodes.map((code) => crosswalk[code].asp)).size, 8);
    assert.equal(new Set(barrierCodes.map((code) => crosswalk[code].franceTravail)).size, 9);
  });

  it("Ce qu'elle veut, dans ses mots, vient en premier ; ni l'étranger ni la direction ne l'entendent", async () => {
    const hear = (actor: typeof scene.cisp, words: string) => scene.as(actor, (visit) => hearThePerson(visit, { personId: person, on: today, words, what: "wish", language: "fr" }));
    assert.ok((await hear(scene.cisp, "Avoir mes clés.")).ok);
    assert.deepEqual(await hear(scene.cisp, "  "), { ok: false, reason: "no-words" });
    assert.deepEqual(await hear(scene.stranger, "…"), { ok: false, reason: "not-found" });
    assert.deepEqual(await hear(scene.director, "…"), { ok: false, reason: "not-allowed" });
    assert.ok((await scene.as(scene.educator, (visit) => hearThePerson(visit, { personId: person, on: today, words: "Toujours à l'heure", what: "strength", saidBy: "professional" }))).ok);
    const voice = await scene.as(scene.cisp, (visit) => readVoice(visit, person));
    assert.deepEqual([voice.wishes[0]?.words, voice.strengths[0]?.words], ["Avoir mes clés.", "Toujours à l'heure"]);
    assert.deepEqual(await scene.as(scene.director, (visit) => readVoice(visit, person)), { wishes: [], strengths: [] });
  });
});
