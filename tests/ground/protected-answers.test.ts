import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request as ask } from "node:http";
import { it } from "node:test";
import { readForm } from "#ground/form";
import { startApplication } from "../harness/application.ts";

it("chaque réponse, page, fichier, refus ou redirection, part protégée ; en https on exige https ; TRACE ne répond rien", async (test) => {
  const application = await startApplication(test, { env: { FIL_ROUGE_PROXY: "1" } });
  const over = (proto: string, path: string, init: RequestInit = {}) => fetch(`${application.url}${path}`, { redirect: "manual", ...init, headers: { "x-forwarded-proto": proto, "x-forwarded-host": new URL(application.url).host, origin: `${proto}://${new URL(application.url).host}` } });
  const entrance = await over("https", "/entrer");
  const island = /src="(\/[^"]+\.js)"/.exec(await entrance.text())![1]!;
  for (const path of ["/entrer", "/", "/nulle-part", "/sante", island]) {
    const { headers } = await over("https", path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.match(headers.get("content-security-policy") ?? "", /object-src 'none'/, path);
    if (path !== "/sante") assert.equal(headers.get("strict-transport-security"), "max-age=31536000; includeSubDomains", path);
  }
  assert.equal((await over("http", "/entrer")).headers.get("strict-transport-security"), null);
  assert.match(entrance.headers.get("content-security-policy") ?? "", /script-src 'self'/);
  // Asked again, a page comes with its own policy: « not changed » would carry the bare one, and the browser would keep the page and block its styles.
  const again = await fetch(`${application.url}/reseau`);
  const { status } = await fetch(`${application.url}/reseau`, { headers: { "if-none-match": again.headers.get("etag") ?? '"rien"' } });
  assert.deepEqual([again.status, status], [200, 200]);
  const link = /\/invitations\/\S+/.exec(application.output())![0];
  const followed = await over("https", link, { method: "POST", body: new URLSearchParams() });
  assert.match(followed.headers.get("set-cookie") ?? "", /^__Host-fil-lien=[\w-]+; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
  const traced = ask(`${application.url}/entrer`, { method: "TRACE", headers: { "x-secret": "un en-tête" } }).end();
  const [answer] = (await once(traced, "response")) as [IncomingMessage];
  assert.ok(answer.statusCode! >= 400);
  const body = await answer.setEncoding("utf8").toArray();
  assert.doesNotMatch(body.join(""), /un en-tête/);
});

it("un champ nommé comme un rouage du langage n'est qu'un champ", () => {
  const form = new FormData();
  for (const name of ["__proto__", "constructor"]) form.append(name, "pris");
  const sent = readForm(form);
  assert.equal(sent.text("constructor"), "pris");
  assert.equal(sent.text("toString"), "");
  assert.equal(({} as Record<string, unknown>)["pris"], undefined);
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
});
