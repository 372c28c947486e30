import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import assert from "node:assert/strict";
import { findBinaries } from "#ground/database/binaries";
import { openEmbedded } from "#ground/database/embedded";
import { chooseIdentity } from "#ground/database/identity";
import { withClient } from "#ground/database/connection";
import { atTheEnd } from "../harness/at-the-end.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { runLines } from "../harness/other-process.ts";

const isRoot = process.getuid?.() === 0;

it("dit quoi faire quand le dossier n'est pas modifiable", async (test) => {
  const folder = join(temporaryFolder(test), "data");
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  // Root may write anywhere: it is made an ordinary user for the time of the question.
  const other = runLines(
    `import { openEmbedded } from "#ground/database/embedded";
     await openEmbedded({ dataFolder: ${JSON.stringify(folder)} }).catch((error) => { console.log(error.message); process.exit(3); });`,
    { prefix: isRoot ? ["unshare", "--user", "--map-user=65534"] : [] });
  assert.equal(await other.ended, 3);
  assert.match(other.output(), /n'est pas modifiable par ce compte\. Donnez-lui ce droit .*FIL_ROUGE_DATA/);
});

it("dit quoi faire quand un fichier tient la place du dossier", async (test) => {
  const file = join(temporaryFolder(test), "data");
  writeFileSync(file, "");
  await assert.rejects(openEmbedded({ dataFolder: file }), /devrait être un dossier/);
});

it("dit quoi faire quand le dossier vient d'un autre PostgreSQL, ou quand son secret a disparu", async (test) => {
  const folder = temporaryFolder(test);
  mkdirSync(join(folder, "pg"));
  await assert.rejects(openEmbedded({ dataFolder: folder }), /secret.* a disparu\. Remettez-le/);
  writeFileSync(join(folder, "secret"), "faux");
  writeFileSync(join(folder, "pg/PG_VERSION"), "14\n");
  await assert.rejects(openEmbedded({ dataFolder: folder }), /écrit par PostgreSQL 14.*npm run export/);
});

it("dit quoi faire quand la base ne démarre pas ou que la machine n'a pas de base intégrée", async (test) => {
  assert.throws(() => findBinaries("/nulle-part"), /ne se lance pas ici .*DATABASE_URL=postgresql:/);
  const folder = temporaryFolder(test);
  const opened = await openEmbedded({ dataFolder: folder, durable: false });
  await opened.stop();
  rmSync(join(folder, "pg/global/pg_control"));
  await assert.rejects(openEmbedded({ dataFolder: folder }), /ne démarre pas : .*pg_control.*postgres\.log/);
});

// Only root has other accounts to turn to.
if (isRoot) {
  it("sous root et sans espaces de noms, prend un autre compte de la machine", async (test) => {
    const folder = temporaryFolder(test);
    const opened = await openEmbedded({ dataFolder: folder, durable: false, userNamespaces: false });
    atTheEnd(test, () => opened.stop());
    await withClient(opened.ownerUrl, (client) => client.query("select 1"));
    const identity = chooseIdentity(findBinaries(), join(folder, "pg"), true);
    assert.notEqual(identity.uid ?? 0, 0, "the owner of the folder keeps it, even once namespaces work");
  });

  it("demande un serveur quand aucun compte ne peut lire le dossier", (test) => {
    const closed = temporaryFolder(test);
    const inside = join(closed, "data");
    mkdirSync(inside);
    assert.throws(() => chooseIdentity(findBinaries(), join(inside, "pg"), false), /aucun autre compte ne peut lire le dossier.*DATABASE_URL/);
  });
}
