// However the files come: packed, in a workbook, in an old format, hostile.
import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import type { OfferRun } from "#rooms/exchange/index";
import { offer } from "#simulation/offer";
import { aWorkbook, aZip } from "../imports/workbook-fixture.ts";
import { setScene } from "../journeys/scene.ts";
import { folder, launching } from "./scene.ts";

const entries = [...offer({ seed: "files", services: 30 })];
const structures = entries.map(({ structure }) => structure);
const services = entries.flatMap((entry) => entry.services);
const json = { structures: JSON.stringify(structures), services: JSON.stringify({ licence: "ouverte", items: services }, null, 2) };

describe("Des fichiers de toute sorte", async () => {
  const scene = await setScene();
  const exchange = launching(scene);
  const receive = (...files: [name: string, bytes: string | Uint8Array][]): Promise<OfferRun> => {
    const here = folder();
    return exchange.run({ scope: "addition", files: files.map(([name, bytes]) => {
      writeFileSync(join(here, name), bytes);
      return join(here, name);
    }) });
  };
  const total = structures.length + services.length;

  it("une archive des deux fichiers, puis chacun compressé : les mêmes entrées", async () => {
    const zipped = await receive(["offre.zip", aZip([{ name: "donnees/services.json", data: json.services }, { name: "donnees/structures.json", data: json.structures }, { name: "lisezmoi.md", data: "rien" }])]);
    assert.deepEqual([zipped.state, zipped.added, zipped.explained], ["done", total, 0], JSON.stringify(zipped.stoppedFor));
    const packed = await receive(["structures.json.gz", gzipSync(json.structures)], ["services.json.gz", gzipSync(json.services)]);
    assert.deepEqual([packed.state, packed.unchanged], ["done", total]);
    assert.deepEqual(readdirSync(join(exchange.dataFolder, "offers")), [], "rien n'en reste sur le disque");
  });

  it("un classeur à deux feuilles, ses lignes à ignorer, ses listes à virgules", async () => {
    const line = (record: object, names: string[]): string[] => names.map((name) => { const value = (record as Record<string, unknown>)[name]; return value === null || value === undefined ? "" : Array.isArray(value) ? value.join(", ") : String(value); });
    const sheet = (records: readonly object[]): string[][] => {
      const names = Object.keys(records[0]!);
      return [["__ignore__", ...names], ["1", ...names.map(() => "une consigne")], ...records.map((record) => ["", ...line(record, names)])];
    };
    const run = await receive(["offre.xlsx", aWorkbook({ sheets: [{ name: "Services", rows: sheet(services) }, { name: "Structures", rows: sheet(structures) }, { name: "Aide", rows: [["Bonjour", "Lisez ceci"]] }] })]);
    assert.deepEqual([run.state, run.set_aside, run.unchanged, run.explained], ["done", 2, total, 0], JSON.stringify(await scene.rows("select reasons from app.offer_explained where run_id = $1 limit 2", [run.id])));
  });

  it("l'ancien format, un fichier sans fiche, un autre document, une archive démesurée sont refusés avec leur raison", async () => {
    const reasonOf = async (name: string, bytes: string | Uint8Array): Promise<string | undefined> => (await receive([name, bytes])).stoppedFor?.code;
    assert.equal(await reasonOf("v0.json", JSON.stringify([{ id: "1", source: "x", nom: "Ancien", typologie: "ASSO", presentation_resume: "…", date_maj: "2023-01-01" }])), "old-format");
    assert.equal(await reasonOf("v0.csv", "id,source,structure_id,nom,types,profils,pre_requis,date_maj\n1,x,1,Ancien,[],[],[],2023-01-01\n"), "old-format");
    assert.equal(await reasonOf("rien.json", JSON.stringify([{ bonjour: "monde" }])), "no-records");
    assert.equal(await reasonOf("doc.pdf", "%PDF-1.7\n"), "file-unreadable");
    assert.equal(await reasonOf("bombe.zip", aZip([{ name: "services.json", data: Buffer.alloc(60 * 1024 * 1024) }])), "file-unreadable");
    assert.equal(await reasonOf("menteuse.zip", aZip([{ name: "services.json", data: Buffer.alloc(3_000_000), claims: 10 }])), "file-unreadable");
    assert.equal(await reasonOf("coupe.json.gz", gzipSync(json.services).subarray(0, 900)), "cut-short");
  });
});
