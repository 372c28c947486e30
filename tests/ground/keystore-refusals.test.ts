import assert from "node:assert/strict";
import { existsSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { it, type TestContext } from "node:test";
import { readConfig } from "#ground/config";
import { keystoreFileOf, openKeystore, openSealing } from "#ground/open-sealing";
import { holdPersonKeys, personKeys, sealForPerson, unsealForPerson } from "#ground/person-keys";
import { newKeyText } from "#ground/instance-key";
import { heldKeys, holdKeys } from "#ground/sealing";
import { sealWithTodaysKey } from "../../src/sealed-values.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { setScene } from "../journeys/scene.ts";

const anInstance = async (test: TestContext) => {
  const [keys, keystore] = [heldKeys(), personKeys()];
  test.after(() => {
    holdKeys(keys);
    holdPersonKeys(keystore);
  });
  const scene = await setScene();
  const folder = temporaryFolder(test);
  const config = (key: string, more: NodeJS.ProcessEnv = {}) => readConfig({ FIL_ROUGE_DATA: folder, FIL_ROUGE_KEY: key, ...more });
  const open = async (key: string) => {
    const opened = await openSealing(config(key), scene.base.url);
    test.after(() => opened.keystore.close());
    return opened;
  };
  return { scene, folder, config, open };
};

it("Au premier départ le trousseau se fait seul, pour nous seuls, et la base dit duquel elle a besoin", async (test) => {
  const { scene, folder, open } = await anInstance(test);
  const { keystore } = await open(newKeyText());
  assert.equal(statSync(join(folder, "person-keys")).mode & 0o777, 0o600);
  assert.deepEqual(await scene.rows("select id from app.person_keystores"), [{ id: keystore.id }]);
});

it("Sans lui, ou avec celui d'une autre base : une phrase qui dit quoi faire, et aucun trousseau neuf à la place", async (test) => {
  const { scene, folder, config } = await anInstance(test);
  const key = newKeyText();
  (await openSealing(config(key), scene.base.url)).keystore.close();
  const [file, aside] = [join(folder, "person-keys"), join(folder, "mis-de-cote")];
  renameSync(file, aside);
  await assert.rejects(openKeystore(config(key), scene.base.url), /Les clés des personnes de cette base ne sont pas ici\. .*FIL_ROUGE_PERSON_KEYS.*npm run key -- lost/);
  assert.ok(!existsSync(file));
  const elsewhere = await anInstance(test);
  (await openSealing(elsewhere.config(newKeyText()), elsewhere.scene.base.url)).keystore.close();
  await assert.rejects(openKeystore(config(key, { FIL_ROUGE_PERSON_KEYS: join(elsewhere.folder, "person-keys") }), scene.base.url), /celles d'une autre base/);
  assert.equal(keystoreFileOf(config(key, { FIL_ROUGE_PERSON_KEYS: aside })), aside);
  (await openKeystore(config(key, { FIL_ROUGE_PERSON_KEYS: aside }), scene.base.url)).close();
});

it("La clé de l'instance tourne : au départ suivant les clés des personnes sont enveloppées par la nouvelle, et les mots ne bougent pas", async (test) => {
  const { scene, open } = await anInstance(test);
  const [old, fresh] = [newKeyText(), newKeyText()];
  await open(old);
  const sealed = sealForPerson("11111111-1111-4111-8111-111111111111", "un mot", "ici");
  const both = await open(`${fresh}\n${old}`);
  await sealWithTodaysKey({ db: scene.base.app, ownerUrl: scene.base.url, ...both });
  await open(fresh);
  assert.equal(unsealForPerson(sealed, "ici"), "un mot");
});
