import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { it, type TestContext } from "node:test";
import { KeyDestroyed, Keystore } from "#ground/keystore";
import { destroyKeys, holdPersonKeys, isSealedForPerson, personKeys, sealBytesForPerson, sealForPerson, unsealBytesForPerson, unsealForPerson } from "#ground/person-keys";
import { keyOf, type KeyRing, ringOf } from "#ground/sealing";
import { temporaryFolder } from "../harness/folders.ts";

const [first, second] = [keyOf(randomBytes(32)), keyOf(randomBytes(32))];
const ada = randomUUID();

const aKeystore = (test: TestContext, ring: () => KeyRing = () => ringOf([first])) => {
  const file = join(temporaryFolder(test), "person-keys");
  const open = (): Keystore => {
    const keystore = new Keystore(file, ring);
    test.after(() => keystore.close());
    holdPersonKeys(keystore);
    return keystore;
  };
  return { file, open, keystore: open() };
};

it("Ce qui est scellé pour une personne s'ouvre, dans sa case et pas dans une autre ; un texte vide reste vide", (test) => {
  aKeystore(test);
  const sealed = sealForPerson(ada, "elle veut un chez-soi 🧶", "notes.body:1");
  assert.ok(isSealedForPerson(sealed) && !sealed.includes("chez-soi"));
  assert.equal(unsealForPerson(sealed, "notes.body:1"), "elle veut un chez-soi 🧶");
  assert.throws(() => unsealForPerson(sealed, "notes.body:2"));
  assert.throws(() => unsealForPerson(sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA"), "notes.body:1"));
  assert.equal(sealForPerson(ada, "", "notes.body:1"), "");
  assert.equal(unsealForPerson("écrit avant le scellement", "notes.body:1"), "écrit avant le scellement");
  const bytes = randomBytes(5000);
  const sealedBytes = sealBytesForPerson(ada, bytes, "documents.bytes:1");
  assert.equal(sealedBytes.length, 5000 + 39);
  assert.deepEqual(unsealBytesForPerson(sealedBytes, "documents.bytes:1"), bytes);
  assert.throws(() => unsealBytesForPerson(sealedBytes, "documents.bytes:2"));
  assert.throws(() => unsealBytesForPerson(bytes, "documents.bytes:1"), /not sealed/);
});

it("Chacun sa clé, écrite sur le disque, lisible par nous seuls, et la même au prochain départ", (test) => {
  const { file, open, keystore } = aKeystore(test);
  const [hers, his] = [sealForPerson(ada, "a", "x"), sealForPerson(randomUUID(), "a", "x")];
  assert.notEqual(hers.slice(0, 19), his.slice(0, 19));
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(open().id, keystore.id);
  assert.equal(unsealForPerson(hers, "x"), "a");
  chmodSync(file, 0o644);
  assert.throws(open, /chmod 600/);
});

it("Une clé détruite ne revient pas : ni ici, ni dans un autre processus, ni dans un octet du fichier ; et on n'en refait pas", (test) => {
  const { file, keystore } = aKeystore(test);
  const other = new Keystore(file, () => ringOf([first]));
  test.after(() => other.close());
  const sealed = sealForPerson(ada, "secret", "x");
  const id = sealed.slice(3, 19);
  assert.ok(other.open(id));
  const folder = join(file, "..");
  const onDisk = (): boolean => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(id));
  assert.ok(onDisk());
  destroyKeys([ada], new Date("2026-11-20T10:00:00Z"));
  assert.equal(unsealForPerson(sealed, "x"), null);
  assert.equal(other.open(id), null);
  assert.ok(!onDisk());
  assert.throws(() => sealForPerson(ada, "encore", "x"), KeyDestroyed);
  assert.deepEqual(keystore.destroyed(), [{ personId: ada, at: "2026-11-20T10:00:00.000Z" }]);
});

it("La clé de l'instance tourne : chaque clé est enveloppée par la nouvelle, et l'ancienne n'ouvre plus rien", (test) => {
  let ring = ringOf([first]);
  const { keystore } = aKeystore(test, () => ring);
  const sealed = sealForPerson(ada, "secret", "x");
  ring = ringOf([second, first]);
  assert.deepEqual([keystore.rewrap(), keystore.rewrap()], [1, 0]);
  keystore.destroy([], "");
  ring = ringOf([first]);
  assert.equal(unsealForPerson(sealed, "x"), null);
  ring = ringOf([second]);
  assert.equal(unsealForPerson(sealed, "x"), "secret");
});

it("La copie s'ouvre comme l'original, remplace la précédente, et se date", (test) => {
  const { file, keystore } = aKeystore(test);
  const sealed = sealForPerson(ada, "secret", "x");
  const copy = `${file}-copie`;
  keystore.copyTo(copy, "2026-11-20T10:00:00.000Z");
  keystore.copyTo(copy, "2026-11-21T10:00:00.000Z");
  assert.equal(statSync(copy).mode & 0o777, 0o600);
  assert.equal(keystore.state().lastCopyAt, "2026-11-21T10:00:00.000Z");
  const opened = new Keystore(copy, () => ringOf([first]));
  test.after(() => opened.close());
  holdPersonKeys(opened);
  assert.deepEqual([personKeys().id, unsealForPerson(sealed, "x")], [keystore.id, "secret"]);
});
