import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import type pg from "pg";
import assert from "node:assert/strict";
import { compareInstances, importInstance } from "#ground/archive/read";
import { exportInstance } from "#ground/archive/write";
import { withClient } from "#ground/database/connection";
import { prepareDatabase } from "#ground/database/prepare";
import { readCatalog } from "../../scripts/schema/catalog.ts";
import { schemaText } from "../../scripts/schema/dump.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { anEmptyPlace, anEmptyPlaceOn15, aSmallInstance, type Place } from "../harness/instances.ts";
import { oldestServer } from "../harness/servers.ts";

const exported = (place: Place, to: string) => exportInstance({ ...place, application: "test", to });

it("une instance entière sort en fichiers lisibles, et rentre ailleurs égale, documents compris", async (test) => {
  const home = await aSmallInstance(test);
  mkdirSync(join(home.documentsFolder, "ab"), { recursive: true });
  writeFileSync(join(home.documentsFolder, "ab/photo.jpg"), Buffer.from([0, 255, 10, 13]));
  // What a naive text form would break: a tab, a newline, a backslash, an accent, a null beside an empty text.
  await withClient(home.ownerUrl, (client) => client.query("update app.people set given_name = E'\\tZéphyr\\\\N\\n', family_name = '', usual_name = null where id = (select min(id::text)::uuid from app.people)"));

  for (const name of ["dossier", "fichier.tar.gz"]) {
    const to = join(temporaryFolder(test), name);
    const manifest = await exported(home, to);
    const people = manifest.tables.find((table) => table.name === "people");
    assert.equal(people?.rows, Number((await withClient(home.ownerUrl, (client) => client.query<{ count: string }>("select count(*) from app.people"))).rows[0]!.count));
    assert.ok(people!.rows >= 40);

    const away = await anEmptyPlace(test);
    await importInstance({ ...away, from: to });
    assert.deepEqual(await compareInstances(home.ownerUrl, away.ownerUrl), []);
    assert.deepEqual(readFileSync(join(away.documentsFolder, "ab/photo.jpg")), Buffer.from([0, 255, 10, 13]));
  }
});

it("la comparaison voit une seule lettre changée", async (test) => {
  const home = await aSmallInstance(test);
  const to = join(temporaryFolder(test), "dossier");
  await exported(home, to);
  const away = await anEmptyPlace(test);
  await importInstance({ ...away, from: to });
  await withClient(away.ownerUrl, (client) => client.query("update app.people set given_name = given_name || 'x' where id = (select id from app.people limit 1)"));
  // "revisions" too: a trigger keeps what the row was.
  assert.deepEqual(await compareInstances(home.ownerUrl, away.ownerUrl), ["people", "revisions"]);
});

it("l'instance reprise garde ses murs, ses clés et ses compteurs", async (test) => {
  const home = await aSmallInstance(test);
  const to = join(temporaryFolder(test), "dossier");
  await exported(home, to);
  const away = await anEmptyPlace(test);
  await importInstance({ ...away, from: to });
  assert.deepEqual(await prepareDatabase(away), []);
  const structure = (place: Place): Promise<string> => withClient(place.ownerUrl, async (client) => schemaText(await readCatalog(client)));
  const asleep = await withClient(away.ownerUrl, (client) => client.query("select tgname from pg_trigger where tgenabled <> 'O'"));
  assert.deepEqual(asleep.rows, []);
  assert.ok((await structure(away)) === (await structure(home)), "the schema differs after the import");
});

if (oldestServer)
  it("l'instance va de PostgreSQL 18 à 15 et revient, égale à chaque étape", async (test) => {
    const home = await aSmallInstance(test);
    const onServer = await anEmptyPlaceOn15(test);
    assert.ok(onServer);
    const outward = join(temporaryFolder(test), "aller.tar.gz");
    await exported(home, outward);
    await importInstance({ ...onServer, from: outward });
    assert.deepEqual(await compareInstances(home.ownerUrl, onServer.ownerUrl), []);

    const backward = join(temporaryFolder(test), "retour");
    const manifest = await exported(onServer, backward);
    assert.match(manifest.writtenBy.postgresql, /^15\./);
    const again = await anEmptyPlace(test);
    await importInstance({ ...again, from: backward });
    assert.deepEqual(await compareInstances(home.ownerUrl, again.ownerUrl), []);
  });

it("un export est pris à un seul instant, même quand on écrit pendant ce temps", async (test) => {
  const home = await aSmallInstance(test);
  const folder = temporaryFolder(test);
  // Both tables change together: an archive that saw only one of them would be torn.
  const say = (client: pg.Client, word: string) => client.query(`begin; update app.instance set name = '${word}'; update app.topics set means = '${word}' where code = 'work'; commit`);
  await withClient(home.ownerUrl, (client) => say(client, "start"));
  let writing = true;
  const writer = withClient(home.ownerUrl, async (client) => {
    for (let count = 1; writing; count += 1) await say(client, `n${count}`);
  });
  for (const round of ["un", "deux", "trois"]) await exported(home, join(folder, round));
  writing = false;
  await writer;
  const seen = readdirSync(folder).map((round) => {
    const read = (table: string): string => readFileSync(join(folder, round, `tables/${table}.tsv`), "utf8");
    return [read("instance").split("\t")[1], /^work\t(\w+)$/m.exec(read("topics"))?.[1]];
  });
  for (const [instance, topic] of seen) assert.equal(instance, topic);
  assert.equal(new Set(seen.flat()).size, 3, "the writer wrote between two exports");
});
