// The pages of an import on a running house: every kind of file gets an answer, never a fault; another chantier finds nothing.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, rmSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Actor } from "#ground/visit";
import { serverScript } from "../harness/application.ts";
import { type OtherProcess, runScript } from "../harness/other-process.ts";
import { aList } from "../journeys/import-scene.ts";
import { setScene } from "../journeys/scene.ts";
import { refusedFiles } from "./refused-fixture.ts";

describe("Reprendre une liste, page par page", async () => {
  const servers: OtherProcess[] = [];
  // Before the scene's own end: a database in use cannot be dropped.
  after(async () => {
    for (const { child, ended } of servers) {
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(folder, { recursive: true });
  });
  const scene = await setScene();
  const [folder, url] = [mkdtempSync(join(tmpdir(), "reprise-")), "http://localhost:3201"];
  const server = runScript(serverScript, ["--empty"], { env: { FIL_ROUGE_DATA: folder, PORT: "3201", FIL_ROUGE_LOG: "all", DATABASE_URL: scene.base.url } });
  servers.push(server);
  await server.said("Fil rouge est ouvert");

  const enter = async ({ id }: Actor): Promise<string> => {
    const token = randomBytes(32).toString("base64url");
    await scene.base.owner.query("insert into app.sessions (token_hash, professional_id, opened_at, last_seen_at, expires_at, by_means) values ($1, $2, now(), now(), now() + interval '1 hour', 'passkey')", [createHash("sha256").update(token).digest(), id]);
    return `fil=${token}`;
  };
  const [hers, strangers] = [await enter(scene.cisp), await enter(scene.stranger)];
  const ask = (path: string, cookie: string, init: RequestInit = {}): Promise<Response> => fetch(`${url}${path}`, { redirect: "manual", ...init, headers: { cookie, origin: url, accept: "text/html", ...init.headers } });
  const send = (file: Uint8Array | string, name = "liste.csv", chantier = scene.canal): Promise<Response> => {
    const form = new FormData();
    form.set("chantier", chantier);
    form.set("liste", new Blob([typeof file === "string" ? file : Uint8Array.from(file)]), name);
    return ask("/reprises", hers, { method: "POST", body: form });
  };
  const kept = (): string[] => readdirSync(folder).includes("imports") ? readdirSync(join(folder, "imports")) : [];
  const until = async (path: string, words: RegExp): Promise<string> => {
    for (let turn = 0; turn < 200; turn += 1) {
      const page = await (await ask(path, hers)).text();
      if (words.test(page)) return page;
      await wait(100);
    }
    throw new Error(`${path} never said ${words}`);
  };
  const post = (path: string, fields: Record<string, string> = {}, cookie = hers): Promise<Response> => ask(path, cookie, { method: "POST", body: new URLSearchParams(fields) });

  for (const [name, , file] of refusedFiles) {
    it(`refuse avec une phrase : ${name}`, async () => {
      const answer = await send(file, "liste.xlsx");
      assert.equal(answer.status, 400);
      assert.match(await answer.text(), /Erreur :/);
      assert.deepEqual(kept(), []);
    });
  }

  it("refuse un formulaire sans fichier, coupé, ou pour le chantier d'un autre, et n'en garde rien", async () => {
    assert.equal((await ask("/reprises", hers, { method: "POST", body: new FormData() })).status, 400);
    assert.equal((await ask("/reprises", hers, { method: "POST", body: "------x\r\nContent-Disposition: form-data; name=\"liste\"; filename=\"a\"\r\n\r\nNom", headers: { "content-type": "multipart/form-data; boundary=----x" } })).status, 400);
    assert.equal((await send(aList(2), "liste.csv", scene.lointain)).status, 400);
    assert.equal((await send(Buffer.alloc(51 * 1024 * 1024, "a;b\n"))).status, 400);
    assert.deepEqual(kept(), []);
  });

  it("mène une liste de l'envoi à la fin, et l'étranger n'en trouve rien", async () => {
    const sent = await send(`${aList(120)}\r\nEXEMPLE;Faux;31/02/1990;02/03/2026;`);
    assert.equal(sent.status, 303);
    const columns = sent.headers.get("location")!;
    const page = columns.replace("/colonnes", "");
    assert.equal(statSync(join(folder, "imports", page.split("/").at(-1)!)).mode & 0o777, 0o600);
    assert.match(await (await ask(columns, hers)).text(), /Cette colonne contient/);
    assert.equal((await post(`${columns}?/lire`, { encoding: "utf-8", delimiter: ";" })).status, 303);
    assert.equal((await post(`${columns}?/choisir`, { "col-0": "ignore" })).status, 400);
    assert.equal((await post(`${columns}?/choisir`)).status, 303);
    assert.match(await until(page, /Ce qui arrivera/), /31\/02\/1990/);
    for (const path of [page, columns, `${page}/refus`]) assert.equal((await ask(path, strangers)).status, 404);
    for (const path of [`${columns}?/choisir`, `${columns}?/lire`, `${page}?/commencer`, `${page}?/arreter`]) assert.equal((await post(path, {}, strangers)).status, 404);
    assert.equal((await post(`${page}?/commencer`)).status, 303);
    assert.match(await until(page, /Ce qui est arrivé/), /sur 121 dans le fichier/);
    const csv = await (await ask(`${page}/refus`, hers)).text();
    assert.match(csv, /^\ufeff?À corriger;Nom;Prénom/);
    assert.match(csv, /31\/02\/1990/);
    const [counted] = await scene.rows<{ people: string }>("select count(*) as people from app.people");
    assert.equal(Number(counted?.people), 120);
    assert.deepEqual(kept(), []);
    assert.equal((await post(`${page}?/commencer`)).status, 409);
  });
});
