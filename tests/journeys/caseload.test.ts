import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readCaseload } from "#rooms/desk/server";
import { recordPass } from "#rooms/journey/server";
import { writeNote } from "#rooms/notes/server";
import { openBarrier, recordChange } from "#rooms/situations/server";
import type { Actor } from "#ground/visit";
import { noon, setScene } from "./scene.ts";

describe("Le fil et ce qui vient, dans la file active", async () => {
  const scene = await setScene();
  const zephyr = await scene.file("Zéphyr", "Exemple");
  const done = async (work: Parameters<typeof scene.as>[1], now = noon): Promise<void> => void assert.ok(((await scene.as(scene.cisp, work, now)) as { ok: boolean }).ok);
  const barrier = (code: "housing" | "training" | "justice", openedOn: string) => done((visit) => openBarrier(visit, { personId: zephyr, code, intensity: 2, openedOn, professionalWords: null, personWords: null }));
  const due = (code: string, lane: "work" | "housing", dueOn: string) => done((visit) => recordChange(visit, { personId: zephyr, fact: { answer: "known", code, lane, startsOn: "2026-05-01", dueOn, weeklyHours: null, place: null, knownHow: "proof-seen" } }));
  await barrier("housing", "2026-03-05");
  await barrier("training", "2026-04-05");
  await barrier("justice", "2026-05-05");
  await due("hotel", "housing", "2026-11-30");
  await due("cddi", "work", "2026-12-31");
  const line = async (actor: Actor) => (await scene.as(actor, (visit) => readCaseload(visit, { whose: "all", stage: null, after: null }))).rows.find(({ id }) => id === zephyr)!;

  it("Le fil rouge voit les trois freins et l'échéance la plus proche", async () => {
    const { spark, open, next } = await line(scene.cisp);
    assert.deepEqual(spark?.counts, [{ on: "2026-03-05", value: 1 }, { on: "2026-04-05", value: 2 }, { on: "2026-05-05", value: 3 }]);
    assert.equal(open, 3);
    assert.deepEqual(next, { kind: "due", on: "2026-11-30", words: "hotel" });
  });

  it("Une collègue du chantier ne voit pas la justice ; la direction ne voit que le travail ; la base en décide", async () => {
    assert.equal((await line(scene.colleague)).open, 2);
    const director = await line(scene.director);
    assert.deepEqual(director.spark?.counts, [{ on: "2026-04-05", value: 1 }]);
    assert.deepEqual(director.next, { kind: "due", on: "2026-12-31", words: "cddi" });
  });

  it("L'encadrant technique n'a ni fil, ni frein, ni échéance : seulement la fin du PASS, quand il y en a une", async () => {
    assert.deepEqual(await line(scene.supervisor).then(({ spark, open, next }) => ({ spark, open, next })), { spark: null, open: 0, next: null });
    await done((visit) => recordPass(visit, { personId: zephyr, number: null, startsOn: "2025-01-10", endsOn: "2027-01-10", readFrom: "certificate" }));
    const { spark, next } = await line(scene.supervisor);
    assert.deepEqual([spark, next], [null, { kind: "pass-end", on: "2027-01-10", words: "" }]);
    assert.deepEqual((await line(scene.cisp)).spark?.limits, [{ on: "2027-01-10" }, { on: "2028-03-01" }]);
  });

  it("Un rappel en retard passe avant le reste, pour qui lit les notes seulement", async () => {
    await done((visit) => writeNote(visit, { personId: zephyr, kind: "note", topic: "notes", happenedOn: "2026-11-01", channel: null, body: "Voir le bailleur", reminder: { dueOn: "2026-11-10", words: "Rappeler le bailleur" } }), new Date("2026-11-02T11:00:00Z"));
    assert.deepEqual((await line(scene.colleague)).next, { kind: "reminder", on: "2026-11-10", words: "Rappeler le bailleur" });
    assert.equal((await line(scene.director)).next?.kind, "due");
  });

  it("Une page de dix personnes demande autant de fois à la base qu'une page d'une", async () => {
    for (let at = 0; at < 9; at++) await scene.file(`Numéro ${at}`, "Figurant");
    const asked = async (size: number): Promise<number> => {
      let count = 0;
      const client = await scene.base.appPool.connect();
      const proto = Object.getPrototypeOf(client) as { query: (...args: unknown[]) => unknown };
      client.release();
      const { query } = proto;
      proto.query = function counted(...args) { count += 1; return query.apply(this, args); };
      try {
        assert.equal((await scene.as(scene.cisp, (visit) => readCaseload(visit, { whose: "all", stage: null, after: null, size }))).rows.length, size);
      } finally {
        proto.query = query;
      }
      return count;
    };
    assert.equal(await asked(10), await asked(1));
    assert.ok((await asked(1)) <= 6, "commencer, entrer, compter, la page, les fils, finir");
  });
});
