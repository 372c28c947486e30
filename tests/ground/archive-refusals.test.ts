import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import assert from "node:assert/strict";
import { importInstance } from "#ground/archive/read";
import { exportInstance } from "#ground/archive/write";
import { withClient } from "#ground/database/connection";
import { prepareDatabase } from "#ground/database/prepare";
import { temporaryFolder } from "../harness/folders.ts";
import { anEmptyPlace, aSmallInstance } from "../harness/instances.ts";
import { runLines } from "../harness/other-process.ts";

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));

it("refuse une archive abîmée, incomplète ou truquée avant de toucher à quoi que ce soit", async (test) => {
  const home = await aSmallInstance(test);
  const away = await anEmptyPlace(test);
  const folder = temporaryFolder(test);
  const good = join(folder, "bonne");
  await exportInstance({ ...home, application: "test", to: good });
  const peopleFile = "tables/people.tsv";

  const edit = (change: (manifest: ReturnType<typeof manifestOf>) => void) => (path: string) => {
    const manifest = manifestOf(path);
    change(manifest);
    writeFileSync(join(path, "manifest.json"), JSON.stringify(manifest));
  };
  const damages: [string, (path: string) => void, RegExp][] = [
    ["sans manifeste", (path) => rmSync(join(path, "manifest.json")), /n'a pas de manifest\.json.*interrompu/],
    ["manifeste coupé", (path) => truncateSync(join(path, "manifest.json"), 200), /manifest\.json est abîmé/],
    ["manifeste vide", (path) => writeFileSync(join(path, "manifest.json"), "{}"), /incomplet/],
    ["fichier absent", (path) => rmSync(join(path, peopleFile)), /people\.tsv manque/],
    ["fichier coupé", (path) => truncateSync(join(path, peopleFile), 100), /people\.tsv n'a pas la taille/],
    ["une lettre changée", (path) => writeFileSync(join(path, peopleFile), readFileSync(join(path, peopleFile), "utf8").replace(/[a-z]/, "Z")), /people\.tsv est abîmé/],
    ["autre chose", edit((manifest) => (manifest.format = "autre")), /pas l'archive d'une instance/],
    ["format futur", edit((manifest) => (manifest.formatVersion = 99)), /format plus récent/],
    ["sort du dossier", edit((manifest) => (manifest.tables[0].file = "../../etc/passwd")), /fichier interdit/],
    ["lignes fausses", edit((manifest) => (manifest.tables.find((table: { name: string }) => table.name === "people").rows = 1)), /nombre de lignes/],
    ["autre version", edit((manifest) => (manifest.schema.migrations[0].checksum = "0")), /manifeste a été modifié/],
    ["table en moins", edit((manifest) => manifest.tables.pop()), /tables ne sont pas celles/],
  ];
  for (const [name, damage, sentence] of damages) {
    const path = join(folder, name);
    cpSync(good, path, { recursive: true });
    damage(path);
    await assert.rejects(importInstance({ ...away, from: path }), sentence, name);
  }
  const { rows } = await withClient(away.ownerUrl, (client) => client.query("select to_regclass('app.people') is null or not exists (select from pg_stat_user_tables where relname = 'people' and n_tup_ins > 0) as untouched"));
  assert.deepEqual(rows, [{ untouched: true }]);
});

it("relit ce qu'il a chargé : une archive qui ne reviendrait pas à l'identique n'est pas gardée", async (test) => {
  const home = await aSmallInstance(test);
  const away = await anEmptyPlace(test);
  const to = join(temporaryFolder(test), "dossier");
  await exportInstance({ ...home, application: "test", to });
  // Its checksums are right, but its rows are not in the order that every export has.
  const lines = readFileSync(join(to, "tables/people.tsv"), "utf8").trimEnd().split("\n").toReversed().join("\n") + "\n";
  writeFileSync(join(to, "tables/people.tsv"), lines);
  const manifest = manifestOf(to);
  manifest.tables.find((table: { name: string }) => table.name === "people").sha256 = createHash("sha256").update(lines).digest("hex");
  writeFileSync(join(to, "manifest.json"), JSON.stringify(manifest));
  await assert.rejects(importInstance({ ...away, from: to }), /people came back different/);
  assert.deepEqual((await withClient(away.ownerUrl, (client) => client.query("select from app.people"))).rows, []);
});

it("refuse un fichier coupé ou qui n'est pas une archive, et ne laisse rien traîner", async (test) => {
  const home = await aSmallInstance(test);
  const away = await anEmptyPlace(test);
  const folder = temporaryFolder(test);
  const file = join(folder, "instance.tar.gz");
  await exportInstance({ ...home, application: "test", to: file });
  const whole = readFileSync(file);
  for (const [bytes, sentence] of [[whole.subarray(0, whole.length / 2), /ne peut pas être reprise/], [Buffer.from("bonjour"), /pas un fichier \.tar\.gz entier/], [Buffer.alloc(0), /ne peut pas être reprise/]] as const) {
    writeFileSync(file, bytes);
    await assert.rejects(importInstance({ ...away, from: file }), sentence);
  }
  assert.deepEqual(readdirSync(folder), ["instance.tar.gz"]);
  await assert.rejects(importInstance({ ...away, from: join(folder, "absente") }), /n'existe pas/);
});

it("ne mélange jamais deux instances, et n'écrase pas une archive", async (test) => {
  const home = await aSmallInstance(test);
  const to = join(temporaryFolder(test), "dossier");
  await exportInstance({ ...home, application: "test", to });
  await assert.rejects(importInstance({ ...home, from: to }), /Il y a déjà une instance/);
  await assert.rejects(exportInstance({ ...home, application: "test", to }), /existe déjà/);
  for (const nowhere of [join(to, "absent/ici"), "/proc/ici"]) await assert.rejects(exportInstance({ ...home, application: "test", to: nowhere }), /ne peut pas être écrite.*dossier qui existe/);
});

it("reprend l'archive d'une version plus ancienne dans une base neuve, et la refuse dans une base déjà grandie", async (test) => {
  const old = await anEmptyPlace(test);
  await prepareDatabase(old, undefined, "0004_access");
  const to = join(temporaryFolder(test), "ancienne");
  await exportInstance({ ...old, application: "test", to });

  const fresh = await anEmptyPlace(test);
  await importInstance({ ...fresh, from: to });
  assert.deepEqual(await prepareDatabase(fresh), []);
  const grown = await anEmptyPlace(test);
  await prepareDatabase(grown);
  await assert.rejects(importInstance({ ...grown, from: to }), /version plus ancienne.*base toute neuve/);
});

it("un export tué en route ne laisse rien qui ressemble à une archive", async (test) => {
  const home = await aSmallInstance(test);
  const to = join(temporaryFolder(test), "archive");
  const other = runLines(`
    import { exportInstance } from "#ground/archive/write";
    console.log("parti");
    await exportInstance({ ownerUrl: ${JSON.stringify(home.ownerUrl)}, documentsFolder: "/nulle-part", application: "test", to: ${JSON.stringify(to)} });`);
  await other.said("parti");
  // As soon as it has begun, and before it can have ended.
  while (!readdirSync(join(to, "..")).some((name) => name.startsWith("archive.en-cours-"))) await new Promise((next) => setTimeout(next, 1));
  other.child.kill("SIGKILL");
  await other.ended;
  const left = readdirSync(join(to, ".."));
  assert.ok(left.every((name) => name.startsWith("archive.en-cours-")), left.join());
  for (const name of left) await assert.rejects(importInstance({ ...home, from: join(to, "..", name) }), /ne peut pas être reprise/);
});
