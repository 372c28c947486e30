import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it, type TestContext } from "node:test";
import { readConfig } from "#ground/config";
import { keyFileOf, newKeyText, openKeys } from "#ground/instance-key";
import { personKeys } from "#ground/person-keys";
import { heldKeys, holdKeys } from "#ground/sealing";
import { findAccount } from "#rooms/access/server";
import { findDraft, keepDraft } from "#rooms/notes/server";
import { sealWithTodaysKey } from "../../src/sealed-values.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { runScript } from "../harness/other-process.ts";
import { noon, setScene } from "./scene.ts";

const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** A database where an older version wrote a secret in clear, and a folder for its key. */
const anOlderInstance = async (test: TestContext) => {
  const before = heldKeys();
  test.after(() => holdKeys(before));
  const scene = await setScene();
  await scene.rows("insert into app.accounts (professional_id, email, totp_secret, totp_confirmed_at) values ($1, 'octave@simulation.invalid', $2, $3)", [scene.cisp.id, secret, noon]);
  const folder = temporaryFolder(test);
  const openWith = (key?: string, dataFolder = folder) => openKeys(readConfig({ FIL_ROUGE_DATA: dataFolder, FIL_ROUGE_KEY: key }), scene.base.url);
  const start = async (key?: string) => sealWithTodaysKey({ db: scene.base.app, ownerUrl: scene.base.url, keys: await openWith(key), keystore: personKeys() });
  const kept = async () => (await scene.rows<{ totp_secret: string }>("select totp_secret from app.accounts"))[0]!.totp_secret;
  const read = () => scene.door((door) => findAccount(door, scene.cisp.id));
  return { scene, folder, file: keyFileOf(folder), openWith, start, kept, read };
};

it("Au premier départ la clé se fait seule, pour nous seuls ; ce qui était en clair est scellé, et le compte marche comme avant", async (test) => {
  const { file, start, kept, read, scene } = await anOlderInstance(test);
  await start();
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const [sealed, key] = [await kept(), readFileSync(file, "utf8").trim()];
  assert.match(sealed, /^v1\./);
  assert.equal((await read())?.totpSecret, secret);
  const everything = JSON.stringify(await scene.rows("select * from app.accounts, app.sealing_keys"));
  assert.ok(!everything.includes(secret) && !everything.includes(key));
  await start();
  assert.equal(await kept(), sealed);
});

it("Une clé nouvelle mise en premier : au départ suivant tout est scellé par elle, et l'ancienne n'est plus demandée", async (test) => {
  const { start, kept, read, openWith } = await anOlderInstance(test);
  const [old, fresh] = [newKeyText(), newKeyText()];
  await start(old);
  const before = await kept();
  await start(`${fresh}\n${old}`);
  assert.notEqual(await kept(), before);
  assert.equal((await read())?.totpSecret, secret);
  await openWith(fresh);
  await assert.rejects(openWith(old), /n'est pas celle de cette base/);
});

it("Un brouillon qui n'est encore de personne suit la clé nouvelle, et se retrouve sans l'ancienne", async (test) => {
  const { scene, start, openWith } = await anOlderInstance(test);
  const [old, fresh] = [newKeyText(), newKeyText()];
  await start(old);
  assert.ok((await scene.as(scene.cisp, (visit) => keepDraft(visit, { form: "open", personId: null, fields: { given_name: "Zéphyr" } }))).ok);
  await start(`${fresh}\n${old}`);
  holdKeys(await openWith(fresh));
  assert.deepEqual((await scene.as(scene.cisp, (visit) => findDraft(visit, "open", null)))?.fields, { given_name: "Zéphyr" });
});

it("Sans sa clé, avec une autre, mal écrite ou lisible par d'autres : une phrase qui dit quoi faire, et aucune clé neuve à la place", async (test) => {
  const { file, start, openWith } = await anOlderInstance(test);
  await start();
  const elsewhere = temporaryFolder(test);
  await assert.rejects(openWith(undefined, elsewhere), /La clé de cette base n'est pas ici .*npm run key -- lost/);
  assert.ok(!existsSync(keyFileOf(elsewhere)));
  await assert.rejects(openWith(newKeyText()), /La clé donnée n'est pas celle de cette base/);
  await assert.rejects(openWith("trop court"), /ne contient pas une clé de Fil rouge/);
  chmodSync(file, 0o644);
  await assert.rejects(openWith(), /chmod 600/);
  chmodSync(file, 0o600);
  writeFileSync(file, "");
  await assert.rejects(openWith(), /ne contient pas une clé/);
});

it("La clé perdue pour de bon : l'application de codes ne s'ouvre plus, mais compte toujours comme seconde preuve", async (test) => {
  const { start, read, scene } = await anOlderInstance(test);
  await start();
  await scene.rows("delete from app.sealing_keys");
  await start(newKeyText());
  const account = await read();
  assert.deepEqual([account?.totpSecret, account?.totpConfirmed], [null, true]);
});

it("npm run key : dit ce qui manque, met une clé neuve devant l'ancienne, et renonce à une clé perdue en disant ce que cela coûte", async (test) => {
  const { file, folder, start, scene } = await anOlderInstance(test);
  await start();
  const first = readFileSync(file, "utf8").trim();
  const key = async (wish: string, dataFolder = folder): Promise<string> => {
    const asked = runScript(join(import.meta.dirname, "../../scripts/key.ts"), wish ? [wish] : [], { env: { FIL_ROUGE_DATA: dataFolder, DATABASE_URL: scene.base.url } });
    await asked.ended;
    return asked.output();
  };
  assert.match(await key(""), /elle est ici/);
  assert.match(await key("new"), /Une clé neuve est en premier/);
  const lines = readFileSync(file, "utf8").trim().split("\n");
  assert.deepEqual([lines.length, lines[1], statSync(file).mode & 0o777], [2, first, 0o600]);
  assert.match(await key("lost"), /Aucune clé ne manque/);
  const elsewhere = temporaryFolder(test);
  assert.match(await key("", elsewhere), /elle manque/);
  assert.match(await key("lost", elsewhere), /code de secours/);
  assert.deepEqual(await scene.rows("select from app.sealing_keys"), []);
  assert.match(await key("autre"), /Je ne connais que/);
});
