import { it } from "node:test";
import assert from "node:assert/strict";
import { passwordOf, withDatabase, withLogin } from "#ground/database/address";
import { openGiven, serverFault } from "#ground/database/given";
import { testServerUrl } from "../harness/template.ts";

const refused = async (url: string): Promise<string> => {
  try {
    await openGiven(url, "/nulle-part");
  } catch (error) {
    assert.ok(error instanceof Error && error.name === "CannotStart", String(error));
    return error.message;
  }
  return assert.fail("the server was accepted");
};

it("ouvre une base qu'on lui donne, et n'arrête pas le serveur qui n'est pas le sien", async () => {
  const url = await testServerUrl();
  const opened = await openGiven(url, "/nulle-part");
  assert.equal(opened.ownerUrl, url);
  assert.match(opened.appUrl, /^postgresql:\/\/fil_rouge_app:/);
  await opened.stop();
  await (await openGiven(url, "/nulle-part")).stop();
});

it("explique une adresse illisible, sans base, ou sans serveur au bout", async () => {
  assert.match(await refused("mysql://quelque-part/base"), /ne se lit pas .*postgresql:\/\//);
  assert.match(await refused("pas une adresse"), /ne se lit pas/);
  assert.match(await refused("postgresql://moi:secret@localhost:1/"), /ne nomme pas de base/);
  assert.match(await refused("postgresql://moi:secret@localhost:1/base"), /Aucun serveur PostgreSQL ne répond à localhost:1 .*démarré/);
  assert.match(await refused("postgresql://moi:secret@serveur.invalid/base"), /Aucun serveur PostgreSQL ne répond à serveur\.invalid/);
});

it("explique un mot de passe refusé et une base absente, sans jamais montrer le mot de passe", async () => {
  const url = await testServerUrl();
  const wrong = await refused(withLogin(url, "fil_rouge_owner", "mauvais-mot-de-passe"));
  assert.match(wrong, /refuse le mot de passe de « fil_rouge_owner »/);
  assert.doesNotMatch(wrong, /mauvais-mot-de-passe/);
  assert.match(await refused(withDatabase(url, "base-absente")), /n'a pas de base « base-absente ».*create database "base-absente"/);
});

it("une adresse par prise locale, sans hôte, reçoit bien l'identité de l'application", () => {
  const url = withLogin("postgresql:///base?host=/var/run/postgresql", "fil_rouge_app", "m/p");
  assert.equal(new URL(url).username, "fil_rouge_app");
  assert.equal(new URL(url).searchParams.get("host"), "/var/run/postgresql");
  assert.equal(passwordOf(url), "m/p");
});

it("explique un serveur trop ancien, une base qui n'est pas en UTF8, un serveur sans ordre français", () => {
  const good = { major: 15, encoding: "UTF8", french: true };
  assert.equal(serverFault(good, "base"), undefined);
  assert.match(serverFault({ ...good, major: 14 }, "base") ?? "", /PostgreSQL 14 ; Fil rouge demande PostgreSQL 15 ou plus récent/);
  assert.match(serverFault({ ...good, encoding: "LATIN1" }, "base") ?? "", /en LATIN1\. Créez-en une en UTF8/);
  assert.match(serverFault({ ...good, french: false }, "base") ?? "", /fr-x-icu/);
});
