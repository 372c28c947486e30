import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import assert from "node:assert/strict";
import { withClient } from "#ground/database/connection";
import { openEmbedded } from "#ground/database/embedded";
import { atTheEnd } from "../harness/at-the-end.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { runLines } from "../harness/other-process.ts";

const postmasterOf = (folder: string): number => Number(readFileSync(join(folder, "pg/postmaster.pid"), "utf8").split("\n")[0]);
const opener = (folder: string): string => `
  import { openEmbedded } from "#ground/database/embedded";
  await openEmbedded({ dataFolder: ${JSON.stringify(folder)}, durable: false });
  console.log("ouverte"); setInterval(() => {}, 1000);`;

it("crée la base d'un dossier neuf, la ferme, la rouvre et y retrouve ce qui était écrit", async (test) => {
  const folder = temporaryFolder(test);
  const first = await openEmbedded({ dataFolder: folder });
  await withClient(first.ownerUrl, (client) => client.query("create table kept as select 'fil' as word"));
  await first.stop();
  assert.equal(existsSync(join(folder, "pg/postmaster.pid")), false);

  const second = await openEmbedded({ dataFolder: folder });
  atTheEnd(test, () => second.stop());
  const { rows } = await withClient(second.ownerUrl, (client) => client.query("select word, 'éa' < 'eb' collate \"fr-x-icu\" as french, lower('ÉÀ') as low from kept"));
  assert.deepEqual(rows, [{ word: "fil", french: true, low: "éà" }]);
});

it("n'ouvre aucun port : seulement une prise privée, et un propriétaire sans pouvoir sur le serveur", async (test) => {
  const folder = temporaryFolder(test);
  const opened = await openEmbedded({ dataFolder: folder, durable: false });
  atTheEnd(test, () => opened.stop());
  const { rows } = await withClient(opened.ownerUrl, (client) =>
    client.query("select current_setting('listen_addresses') as tcp, rolsuper, rolbypassrls from pg_roles where rolname = current_user"));
  assert.deepEqual(rows, [{ tcp: "", rolsuper: false, rolbypassrls: false }]);
  assert.equal(statSync(join(folder, "run")).mode & 0o777, 0o700);
  assert.equal(statSync(join(folder, "secret")).mode & 0o777, 0o600);
});

it("refuse une deuxième application sur le même dossier, mais prête la base à une commande", async (test) => {
  const folder = temporaryFolder(test);
  const application = await openEmbedded({ dataFolder: folder, durable: false });
  atTheEnd(test, () => application.stop());
  await assert.rejects(openEmbedded({ dataFolder: folder, durable: false }), /Une autre application Fil rouge travaille déjà/);

  const command = await openEmbedded({ dataFolder: folder, as: "command" });
  await command.stop();
  const { rows } = await withClient(application.ownerUrl, (client) => client.query("select 1 as still"));
  assert.deepEqual(rows, [{ still: 1 }]);
});

it("adopte la base restée debout quand l'application est tuée", async (test) => {
  const folder = temporaryFolder(test);
  const other = runLines(opener(folder));
  await other.said("ouverte");
  const left = postmasterOf(folder);
  other.child.kill("SIGKILL");
  await other.ended;

  const opened = await openEmbedded({ dataFolder: folder, durable: false });
  assert.equal(postmasterOf(folder), left);
  await opened.stop();
  assert.equal(existsSync(join(folder, "pg/postmaster.pid")), false);
});

it("rouvre la base après un serveur tué, même quand son parent figé ne l'a pas encore enterré", async (test) => {
  const folder = temporaryFolder(test);
  const other = runLines(opener(folder));
  await other.said("ouverte");
  const dead = postmasterOf(folder);
  // A stopped parent does not reap: the dead postmaster stays a zombie that its own lock file still names.
  other.child.kill("SIGSTOP");
  atTheEnd(test, () => other.child.kill("SIGKILL"));
  process.kill(dead, "SIGKILL");

  const opened = await openEmbedded({ dataFolder: folder, as: "command", durable: false });
  atTheEnd(test, () => opened.stop());
  assert.notEqual(postmasterOf(folder), dead);
  await withClient(opened.ownerUrl, (client) => client.query("select 1"));
});

it("place la prise ailleurs quand le chemin du dossier est trop long pour le système", async (test) => {
  const folder = join(temporaryFolder(test), "x".repeat(90));
  const opened = await openEmbedded({ dataFolder: folder, durable: false });
  atTheEnd(test, () => opened.stop());
  await withClient(opened.ownerUrl, (client) => client.query("select 1"));
});

it("deux départs au même moment sur un dossier neuf aboutissent à une seule base", async (test) => {
  const folder = temporaryFolder(test);
  const code = opener(folder).replace("durable: false", 'as: "command", durable: false').replace("setInterval(() => {}, 1000);", "");
  const both = [runLines(code), runLines(code)];
  assert.deepEqual(await Promise.all(both.map((one) => one.ended)), [0, 0], both.map((one) => one.output()).join("\n"));
  await (await openEmbedded({ dataFolder: folder, as: "command" })).stop();
});
