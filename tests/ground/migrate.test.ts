import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it, type TestContext } from "node:test";
import assert from "node:assert/strict";
import { withClient } from "#ground/database/connection";
import { migrate, pendingMigrations, readMigrations } from "#ground/database/migrate";
import { atTheEnd } from "../harness/at-the-end.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { emptyDatabase } from "../harness/template.ts";

const aFolderOf = (test: TestContext, files: Record<string, string>): string => {
  const folder = join(temporaryFolder(test), "migrations");
  mkdirSync(folder);
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
};
const aBase = async (test: TestContext): Promise<string> => {
  const base = await emptyDatabase();
  atTheEnd(test, () => base.drop());
  return base.url;
};
const first = { "0001_first.sql": "create schema app; create table app.one (id integer);" };

it("applique chaque migration une fois, dans l'ordre, et une seule fois pour deux départs simultanés", async (test) => {
  const url = await aBase(test);
  const folder = aFolderOf(test, { ...first, "0002_second.sql": "insert into app.one values (2);" });
  const both = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  assert.deepEqual(both.toSorted((a, b) => b.length - a.length), [["0001_first", "0002_second"], []]);
  assert.deepEqual((await withClient(url, (client) => client.query("select id from app.one"))).rows, [{ id: 2 }]);
});

it("ne garde rien d'une migration qui échoue, et dit laquelle et où", async (test) => {
  const url = await aBase(test);
  const folder = aFolderOf(test, { ...first, "0002_broken.sql": "create table app.two ();\ninsert into\napp.nowhere values (1);" });
  await assert.rejects(migrate(url, folder), /0002_broken a échoué vers la ligne 3 .*Rien n'en a été gardé/);
  const { rows } = await withClient(url, (client) => client.query("select to_regclass('app.two') as two, (select count(*)::int from app_meta.migrations) as kept"));
  assert.deepEqual(rows, [{ two: null, kept: 1 }]);
});

it("refuse une migration modifiée, disparue ou arrivée après coup", async (test) => {
  const url = await aBase(test);
  const folder = aFolderOf(test, { ...first, "0003_third.sql": "select 1;" });
  await migrate(url, folder);
  writeFileSync(join(folder, "0002_late.sql"), "select 1;");
  await assert.rejects(migrate(url, folder), /0002_late arrive après 0003_third.*Donnez-lui un numéro plus grand/);
  rmSync(join(folder, "0002_late.sql"));
  writeFileSync(join(folder, "0003_third.sql"), "select 2;");
  await assert.rejects(migrate(url, folder), /0003_third a été modifiée.*nouvelle migration/);
  rmSync(join(folder, "0003_third.sql"));
  await assert.rejects(migrate(url, folder), /0003_third, que cette version de Fil rouge ne connaît pas/);
});

it("refuse deux migrations du même numéro et un nom qui ne suit pas la règle", (test) => {
  assert.throws(() => readMigrations(aFolderOf(test, { "0001_one.sql": "", "0001_two.sql": "" })), /même numéro : 0001_one et 0001_two/);
  assert.throws(() => readMigrations(aFolderOf(test, { "1-Un.sql": "" })), /devrait s'appeler NNNN_/);
});

it("les migrations du projet se suivent et forment une histoire que rien ne contredit", () => {
  const known = readMigrations();
  assert.deepEqual(pendingMigrations(known, known), []);
  assert.ok(known.length > 0);
});
