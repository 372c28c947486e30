import { it, type TestContext } from "node:test";
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { withClient } from "#ground/database/connection";
import { openEmbedded } from "#ground/database/embedded";
import { aFreePort, serverScript } from "../harness/application.ts";
import { atTheEnd } from "../harness/at-the-end.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { type OtherProcess, runScript } from "../harness/other-process.ts";
import { sampled } from "../harness/sample.ts";
import { aList } from "../journeys/import-scene.ts";
import { enter, kill, post, settle, type victims } from "./killing.ts";

const rows = 2_000;
/** One line in the middle is explained: the counts must say so whatever happened. */
const list = `${aList(rows - 1)}\r\nEXEMPLE;Faux;31/02/1990;02/03/2026;`;

const settleWithAChantier = async (test: TestContext) => {
  const [folder, port] = [temporaryFolder(test), await aFreePort()];
  const { persona } = await settle(folder);
  let running: OtherProcess | undefined;
  atTheEnd(test, async () => {
    running?.child.kill("SIGTERM");
    await running?.ended;
  });
  const start = async (): Promise<OtherProcess> => {
    running = runScript(serverScript, [], { env: { FIL_ROUGE_DATA: folder, PORT: String(port), FIL_ROUGE_LOG: "none" } });
    await running.said("Fil rouge est ouvert");
    return running;
  };
  const ask = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const opened = await openEmbedded({ dataFolder: folder, as: "command" });
    try {
      return await withClient(opened.ownerUrl, async (client) => (await client.query(sql, values)).rows as Row[]);
    } finally {
      await opened.stop();
    }
  };
  const page = (path: string, cookie: string): Promise<string> => fetch(`http://localhost:${port}${path}`, { headers: { cookie, accept: "text/html" } }).then((answer) => answer.text());
  return { folder, port, persona, start, ask, page };
};

const until = async (true_: () => Promise<boolean>, seconds = 60): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; !(await true_()); await wait(40)) if (Date.now() > end) throw new Error("it never came");
};

// The other way round than an offer: each day, one of the two is cut with its database.
for (const victim of sampled("reprise tuée", ["everything", "application"] as const satisfies readonly (typeof victims)[number][]))
  it(`tuée net au milieu d'une reprise (${victim === "application" ? "l'application" : "l'application et sa base"}), la liste finit quand elle revient, chaque ligne une fois`, async (test) => {
    const { folder, port, persona, start, ask, page } = await settleWithAChantier(test);
    let application = await start();
    const cookie = await enter(port, persona);
    const [chantier] = await ask<{ id: string }>("select structure_id as id from app.memberships where professional_id = $1 and role in ('cisp', 'social-educator')", [persona]);
    const form = new FormData();
    form.set("chantier", chantier!.id);
    form.set("liste", new Blob([list]), "liste.csv");
    const sent = await fetch(`http://localhost:${port}/reprises`, { method: "POST", redirect: "manual", body: form, headers: { cookie, origin: `http://localhost:${port}`, accept: "text/html" } });
    const [, address] = /^(\/reprises\/[0-9a-f-]{36})\/colonnes$/.exec(sent.headers.get("location") ?? "") ?? [];
    assert.ok(address, "the list was not received");
    await post(port, `${address}/colonnes?/choisir`, {}, cookie);
    await until(async () => (await page(address, cookie)).includes("Ce qui arrivera"));
    await post(port, `${address}?/commencer`, { are_others: "yes" }, cookie);

    const reached = async (): Promise<number> => (await ask<{ reached: number }>("select reached from app.imports"))[0]!.reached;
    await until(async () => (await reached()) > 0);
    await kill(victim, application, folder);
    await application.ended;
    const cut = await reached();
    assert.ok(cut > 0 && cut < rows, `cut at ${cut}: not in the middle`);
    test.diagnostic(`cut at line ${cut} of ${rows}`);
    application = await start();
    await until(async () => (await page(address, cookie)).includes("Ce qui est arrivé"));

    const [over] = await ask("select state, rows_total, taken, unchanged, explained from app.imports");
    assert.deepEqual(over, { state: "done", rows_total: rows, taken: rows - 1, unchanged: 0, explained: 1 });
    const [counted] = await ask(`select count(*)::int as people, count(distinct p.id)::int as once, count(j.id)::int as journeys, count(l.id)::int as leads, count(k.key)::int as keys
      from app.import_rows r join app.people p on p.id = r.person_id left join app.journeys j on j.person_id = p.id left join app.lead_referents l on l.person_id = p.id left join app.import_keys k on k.person_id = p.id`);
    assert.deepEqual(counted, { people: rows - 1, once: rows - 1, journeys: rows - 1, leads: rows - 1, keys: rows - 1 });
    const twice = await ask("select family_name, given_name from app.people where created_by = $1 group by 1, 2 having count(*) > 1", [persona]);
    assert.deepEqual(twice, []);
  });
