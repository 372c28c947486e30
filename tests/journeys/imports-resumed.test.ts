import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { newLastAsked } from "#ground/jobs/giving-way";
import { Keystore } from "#ground/keystore";
import { heldKeys } from "#ground/sealing";
import { runImport } from "#rooms/imports/server";
import { aList, bringLists } from "./import-scene.ts";
import { setScene } from "./scene.ts";

describe("Une reprise coupée, relue, mélangée", async () => {
  const scene = await setScene();
  const lists = bringLists(scene);
  const keys = async (): Promise<number> => Number((await scene.rows<{ count: string }>("select count(*) from app.import_keys"))[0]?.count);

  it("Coupée au milieu, elle reprend à la ligne suivante, et chaque ligne une fois", async () => {
    const id = await lists.bring(aList(180));
    await lists.check(id);
    await lists.start(id);
    const cut = new AbortController();
    await assert.rejects(runImport(lists.work(id, scene.cisp, cut.signal, (done) => done >= 100 && cut.abort())), { name: "AbortError" });
    const middle = await lists.found(id);
    assert.deepEqual([middle.state, middle.reached, await keys()], ["running", 100, 100]);
    await runImport(lists.work(id, scene.cisp));
    const over = await lists.found(id);
    assert.deepEqual([over.state, over.rowsTotal, over.taken, over.unchanged, over.explained], ["done", 180, 180, 0, 0]);
    const [counted] = await scene.rows<{ people: string; journeys: string }>("select (select count(*) from app.people) as people, (select count(*) from app.journeys) as journeys");
    assert.deepEqual(counted, { people: 180, journeys: 180 });
  });

  it("Deux ouvriers sur la même reprise ne prennent jamais la même ligne", async () => {
    const id = await lists.bring(aList(160, { from: 200 }));
    await lists.check(id);
    await lists.start(id);
    await Promise.all([runImport(lists.work(id, scene.cisp)), runImport(lists.work(id, scene.cisp))]);
    if ((await lists.found(id)).state === "running") await runImport(lists.work(id, scene.cisp));
    const over = await lists.found(id);
    assert.deepEqual([over.state, over.taken, await keys()], ["done", 160, 340]);
  });

  it("Le fil qui la portait est tué net : rien n'est à moitié écrit, la suite vient une fois", async () => {
    const id = await lists.bring(aList(150, { from: 400 }));
    await lists.check(id);
    await lists.start(id);
    const keystore = new Keystore(join(lists.dataFolder, "person-keys"), heldKeys);
    const thread = new Worker(new URL("../../src/rooms/imports/import.thread.ts", import.meta.url), { workerData: { ground: { appUrl: scene.base.appUrl, dataFolder: lists.dataFolder, lastAsked: newLastAsked() }, task: "run", importId: id, actorId: scene.cisp.id, keys: [...heldKeys().all.values()].map(({ bytes }) => bytes), personKeysFile: keystore.file } });
    await new Promise<void>((resolve, reject) => {
      thread.once("error", reject);
      thread.on("message", (said: { done: number }) => said.done >= 50 && resolve());
    });
    await thread.terminate();
    const half = await scene.rows("select p.id from app.people p left join app.journeys j on j.person_id = p.id left join app.import_keys k on k.person_id = p.id where j.id is null or k.key is null");
    assert.deepEqual(half, []);
    await runImport(lists.work(id, scene.cisp));
    keystore.close();
    const over = await lists.found(id);
    assert.deepEqual([over.state, over.rowsTotal, over.taken, over.unchanged], ["done", 150, 150, 0]);
    assert.equal(await keys(), 490);
  });

  it("Quelle que soit la liste : lignes venues = prises + inchangées + expliquées, et relue, elle n'ajoute rien", async () => {
    const day = fc.constantFrom("04/05/1987", "31/02/1990", "1990", "", "12/11/1975");
    const row = fc.tuple(fc.constantFrom("LEURRE", "Chimère", "MAQUETTE", "TOTAL", "", "Nom"), fc.constantFrom("Maud", "Zoé", "Amadis", "12", ""), day, fc.constantFrom("", "cisp@nulle-part.invalid"), fc.constantFrom("santé", "???", ""));
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const text = ["Nom;Prénom;Date de naissance;Mail du CISP;Freins", ...rows.map((cells) => cells.join(";"))].join("\n");
      const first = await lists.take(text, { areOthers: true });
      assert.equal(first.state, "done");
      assert.equal(first.rowsTotal, first.taken + first.unchanged + first.explained);
      const [kept] = await scene.rows<{ count: string }>("select count(*) from app.import_rows where import_id = $1", [first.id]);
      assert.equal(Number(kept?.count), first.rowsTotal);
      const again = await lists.take(text, { areOthers: true });
      assert.deepEqual([again.taken, again.unchanged], [0, first.taken + first.unchanged]);
    }), { numRuns: 8 });
  });

  it("La base refuse une fin où une ligne manque", async () => {
    const id = await lists.bring(aList(2, { from: 800 }));
    await lists.check(id);
    await assert.rejects(scene.base.owner.query("update app.imports set state = 'done', finished_at = now(), rows_total = 2, taken = 1 where id = $1", [id]), { constraint: "a_finished_import_loses_no_row" });
  });
});
