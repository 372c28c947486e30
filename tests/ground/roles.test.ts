import { it, type TestContext } from "node:test";
import assert from "node:assert/strict";
import { withLogin } from "#ground/database/address";
import { withClient } from "#ground/database/connection";
import { openEmbedded } from "#ground/database/embedded";
import { prepareDatabase } from "#ground/database/prepare";
import { atTheEnd } from "../harness/at-the-end.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { servers } from "../harness/servers.ts";

const anEmptyServer = async (test: TestContext, binaries: string | undefined) => {
  const opened = await openEmbedded({ dataFolder: temporaryFolder(test), durable: false, binaries });
  atTheEnd(test, () => opened.stop());
  return opened;
};

for (const server of servers) {
  it(`sur ${server.name}, l'application ne possède rien et ne voit qu'en devenant visiteur`, async (test) => {
    const opened = await anEmptyServer(test, server.binaries);
    assert.notDeepEqual(await prepareDatabase(opened), []);
    assert.deepEqual(await prepareDatabase(opened), []);

    const { rows: roles } = await withClient(opened.ownerUrl, (client) =>
      client.query("select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname in ('fil_rouge_app', 'fil_rouge_visitor', 'fil_rouge_doorkeeper', 'fil_rouge_person') order by 1"));
    const powerless = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    assert.deepEqual(roles, [
      { rolname: "fil_rouge_app", rolcanlogin: true, ...powerless },
      { rolname: "fil_rouge_doorkeeper", rolcanlogin: false, ...powerless },
      { rolname: "fil_rouge_person", rolcanlogin: false, ...powerless },
      { rolname: "fil_rouge_visitor", rolcanlogin: false, ...powerless },
    ]);

    await withClient(opened.appUrl, async (client) => {
      await assert.rejects(client.query("select * from app.instance"), /permission denied/);
      await assert.rejects(client.query("create table public.mine ()"), /permission denied/);
      await assert.rejects(client.query("set role fil_rouge_owner"), /permission denied/);
      await client.query("begin; select set_config('role', 'fil_rouge_visitor', true)");
      assert.deepEqual((await client.query("select * from app.instance")).rows, []);
      await client.query("commit");
      await assert.rejects(client.query("select * from app.instance"), /permission denied/);
      assert.deepEqual((await client.query("select current_setting('statement_timeout') as longest")).rows, [{ longest: "15s" }]);
    });
  });

  it(`sur ${server.name}, un compte sans le droit de créer des rôles reçoit le SQL exact à faire exécuter`, async (test) => {
    const opened = await anEmptyServer(test, server.binaries);
    await withClient(opened.superuserUrl, (client) => client.query(`
      create role simple login password 'simple'; alter database fil_rouge owner to simple;`));
    const plain = { ownerUrl: withLogin(opened.ownerUrl, "simple", "simple"), appUrl: withLogin(opened.appUrl, "fil_rouge_app", "tirelire") };

    const refusal = await prepareDatabase(plain).then(() => assert.fail("accepted"), (error: Error) => error.message);
    assert.match(refusal, /create role fil_rouge_app login noinherit password 'CHOISISSEZ-UN-MOT-DE-PASSE';/);
    assert.doesNotMatch(refusal, /tirelire|simple/);

    const sql = refusal.split("\n").filter((line) => line.startsWith("  ")).join("\n").replace("CHOISISSEZ-UN-MOT-DE-PASSE", "tirelire");
    await withClient(opened.superuserUrl, (client) => client.query(sql));
    assert.notDeepEqual(await prepareDatabase(plain), []);
  });
}

it("refuse de servir avec un compte qui verrait tout", async (test) => {
  const opened = await anEmptyServer(test, undefined);
  await prepareDatabase(opened);
  await assert.rejects(prepareDatabase({ ...opened, appUrl: opened.ownerUrl }), /would connect as fil_rouge_owner, which sees everything/);
});

it("dit quoi faire quand le compte n'a le droit ni d'ajouter une extension ni de créer des tables", async (test) => {
  const opened = await anEmptyServer(test, undefined);
  await prepareDatabase(opened);
  await withClient(opened.superuserUrl, async (client) => {
    await client.query("create role guest login createrole password 'guest'");
    await client.query("grant fil_rouge_visitor, fil_rouge_doorkeeper, fil_rouge_person to guest with admin option");
    await client.query("create database ailleurs");
    await client.query("grant connect on database ailleurs to guest, fil_rouge_app");
  });
  const elsewhere = (url: string): string => url.replace("/fil_rouge?", "/ailleurs?");
  const urls = { ownerUrl: withLogin(elsewhere(opened.ownerUrl), "guest", "guest"), appUrl: elsewhere(opened.appUrl) };
  await assert.rejects(prepareDatabase(urls), /n'a pas le droit d'ajouter l'extension pg_trgm.*create extension pg_trgm/);
  await withClient(elsewhere(opened.superuserUrl), (client) => client.query("create extension pg_trgm; create extension unaccent; create extension btree_gist"));
  await assert.rejects(prepareDatabase(urls), /n'a pas le droit de créer des tables.*alter database/);
});
