import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { it } from "node:test";
import assert from "node:assert/strict";
import { lifeOf } from "#ground/database/postmaster";
import { atTheEnd } from "../harness/at-the-end.ts";
import { aSmallInstance } from "../harness/instances.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { runScript } from "../harness/other-process.ts";
import { aFreePort, startApplication, serverScript } from "../harness/application.ts";

it("s'ouvre, dit l'adresse, répond aux sondes, et s'arrête proprement sur SIGTERM", async (test) => {
  const application = await startApplication(test, { database: "own" });
  assert.match(application.output(), /Fil rouge est ouvert : http:\/\/localhost:\d+/);
  assert.deepEqual(await (await fetch(`${application.url}/sante`)).json(), { vivant: true });
  assert.deepEqual(await (await fetch(`${application.url}/pret`)).json(), { pret: true });
  application.child.kill("SIGTERM");
  assert.equal(await application.ended, 0);
  assert.throws(() => readFileSync(join(application.folder, "pg/postmaster.pid")), /ENOENT/);
});

it("une instance vide donne le lien du premier compte, et refuse ce qui contient déjà le réseau simulé", async (test) => {
  const empty = await startApplication(test);
  const link = /http:\/\/localhost:\d+\/\S+/.exec(empty.output().split("créer le premier compte")[1] ?? "")?.[0];
  assert.ok(link, empty.output());
  assert.equal((await fetch(link, { redirect: "manual" })).status, 200);

  const simulated = await aSmallInstance(test);
  const refused = runScript(serverScript, ["--empty"], { env: { FIL_ROUGE_DATA: temporaryFolder(test), PORT: String(await aFreePort()), DATABASE_URL: simulated.ownerUrl } });
  assert.equal(await refused.ended, 1);
  assert.match(refused.output(), /contient déjà le réseau simulé.*FIL_ROUGE_DATA/);
});

it("donne ses mesures à qui est sur la machine, et seulement avec le jeton quand il y en a un", async (test) => {
  const open = await startApplication(test);
  const here = await fetch(`${open.url}/metriques`);
  assert.match(here.headers.get("content-type") ?? "", /^application\/openmetrics-text/);
  const text = await here.text();
  assert.match(text, /filrouge_build\{version="[^"]+",schema="[0-9a-f]{12}",node="v\d+/);
  assert.ok(text.endsWith("# EOF\n"));
  assert.equal((await fetch(`${open.url}/metriques`, { headers: { "x-forwarded-for": "203.0.113.9" } })).status === 200, false);

  const closed = await startApplication(test, { env: { FIL_ROUGE_METRICS_TOKEN: "jeton" } });
  assert.notEqual((await fetch(`${closed.url}/metriques`, { redirect: "manual" })).status, 200);
  assert.equal((await fetch(`${closed.url}/metriques`, { headers: { authorization: "Bearer jeton" } })).status, 200);
});

it("relance sa base quand elle meurt seule, sous la même adresse", async (test) => {
  const application = await startApplication(test, { database: "own" });
  const dead = Number(readFileSync(join(application.folder, "pg/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(dead, "SIGKILL");
  await application.said("database.back");
  assert.deepEqual(await (await fetch(`${application.url}/pret`)).json(), { pret: true });
});

it("dit quoi faire d'un port pris, d'un mauvais port, d'une mauvaise base : sans trace, et avec un code d'erreur", async (test) => {
  const port = await aFreePort();
  const taken = createServer().listen(port, "127.0.0.1");
  atTheEnd(test, () => taken.close());
  const cases: [NodeJS.ProcessEnv, RegExp][] = [
    [{ PORT: String(port) }, new RegExp(`Le port ${port} est déjà pris .*PORT=${port + 1} npm start`)],
    [{ PORT: "beaucoup" }, /PORT=beaucoup n'est pas un numéro de port/],
    [{ PORT: String(await aFreePort()), DATABASE_URL: "postgresql://moi:tres-secret@localhost:1/base" }, /Aucun serveur PostgreSQL ne répond à localhost:1 /],
    [{ PORT: String(await aFreePort()), HOST: "203.0.113.1" }, /HOST=203\.0\.113\.1 n'est pas celle de cette machine/],
  ];
  for (const [env, sentence] of cases) {
    const application = runScript(serverScript, [], { env: { FIL_ROUGE_DATA: temporaryFolder(test), ...env } });
    assert.equal(await application.ended, 1);
    assert.match(application.output(), sentence);
    assert.doesNotMatch(application.output(), /\n\s+at |tres-secret/);
  }
});

it("s'arrête d'elle-même, base comprise, quand ce qui l'a lancée est tué", async (test) => {
  const folder = temporaryFolder(test);
  const launcher = runScript(join(serverScript, "../../scripts/start.mjs"), ["--empty"], { env: { FIL_ROUGE_DATA: folder, PORT: String(await aFreePort()), FIL_ROUGE_LOG: "none" } });
  await launcher.said("Fil rouge est ouvert");
  const database = Number(readFileSync(join(folder, "pg/postmaster.pid"), "utf8").split("\n")[0]);
  launcher.child.kill("SIGKILL");
  // Its output closes when the server, which holds the other end, is gone.
  await launcher.ended;
  for (const deadline = Date.now() + 10_000; lifeOf(database) === "alive"; await wait(50)) assert.ok(Date.now() < deadline, "the database still runs");
});

it("un formulaire passe en http simple, et sous l'adresse qu'un proxy annonce ; celui d'un autre site est refusé", async (test) => {
  const send = (url: string, headers: Record<string, string>) =>
    fetch(`${url}/entrer`, { method: "POST", redirect: "manual", body: new URLSearchParams({ email: "x" }), headers: { accept: "text/html", ...headers } });
  const plain = await startApplication(test);
  assert.notEqual((await send(plain.url, { origin: plain.url })).status, 403);
  assert.equal((await send(plain.url, { origin: "https://ailleurs.example" })).status, 403);
  // Larger than what a socket holds: whoever is still sending must hear the sentence all the same.
  const huge = await fetch(`${plain.url}/entrer`, { method: "POST", body: "x".repeat(32 << 20), headers: { origin: plain.url } });
  assert.deepEqual([huge.status, await huge.text()], [413, "Cet envoi est trop grand pour cette page. Raccourcissez-le, ou faites-en plusieurs."]);
  const proxied = await startApplication(test, { env: { FIL_ROUGE_PROXY: "1" } });
  const told = { "x-forwarded-proto": "https", "x-forwarded-host": "fil.example" };
  assert.notEqual((await send(proxied.url, { ...told, origin: "https://fil.example" })).status, 403);
  assert.equal((await send(proxied.url, { ...told, origin: proxied.url })).status, 403);
});
