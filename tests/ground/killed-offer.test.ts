import { it } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { withClient } from "#ground/database/connection";
import { openEmbedded } from "#ground/database/embedded";
import { faultNames, writeNationalFile } from "#simulation/national-file";
import { aFreePort, serverScript } from "../harness/application.ts";
import { atTheEnd } from "../harness/at-the-end.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { type OtherProcess, runScript } from "../harness/other-process.ts";
import { sampled } from "../harness/sample.ts";
import { enter, kill, settle } from "./killing.ts";

const until = async (true_: () => Promise<boolean>, seconds = 90): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; !(await true_()); await wait(40)) if (Date.now() > end) throw new Error("it never came");
};

for (const victim of sampled("offre tuée", ["application", "everything"] as const))
  it(`tuée net au milieu de l'offre nationale (${victim === "application" ? "l'application" : "l'application et sa base"}), elle finit quand elle revient, chaque fiche une fois`, async (test) => {
    const [folder, port, here] = [temporaryFolder(test), await aFreePort(), temporaryFolder(test)];
    await settle(folder);
    const paths = { structures: join(here, "structures.json"), services: join(here, "services.json") };
    const written = await writeNationalFile(paths, { seed: "tuée", services: 6_000, format: "json", faults: faultNames, oneIn: 60, today: "2026-01-01" });
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
    const ask = async <Row>(sql: string): Promise<Row[]> => {
      const opened = await openEmbedded({ dataFolder: folder, as: "command" });
      try {
        return await withClient(opened.ownerUrl, async (client) => (await client.query(sql)).rows as Row[]);
      } finally {
        await opened.stop();
      }
    };
    const application = await start();
    // The simulated network has a directory of its own.
    const entries = "(select count(*)::int from app.directory_structures) + (select count(*)::int from app.services)";
    const [before] = await ask<{ entries: number }>(`select ${entries} as entries`);
    const [administrator] = await ask<{ id: string }>("select p.professional_id as id from app.personas p join app.memberships m using (professional_id) where m.role = 'administrator' limit 1");
    const cookie = await enter(port, administrator!.id);
    const form = new FormData();
    form.set("portee", "entire");
    for (const path of Object.values(paths)) form.append("fichiers", new Blob([readFileSync(path)]), path.split("/").at(-1));
    const sent = await fetch(`http://localhost:${port}/echanges?/lancer`, { method: "POST", redirect: "manual", body: form, headers: { cookie, origin: `http://localhost:${port}`, accept: "text/html" } });
    assert.match(sent.headers.get("location") ?? "", /^\/echanges\/[0-9a-f-]{36}$/, "the offer was not received");

    const total = written.structures + written.services;
    const reached = async (): Promise<number> => (await ask<{ reached: number }>("select reached from app.offer_runs"))[0]!.reached;
    await until(async () => (await reached()) > 0);
    await kill(victim, application, folder);
    await application.ended;
    const cut = await reached();
    assert.ok(cut > 0 && cut < total, `cut at ${cut}: not in the middle`);
    test.diagnostic(`cut at row ${cut} of ${total}`);
    await start();
    await until(async () => (await ask<{ state: string }>("select state from app.offer_runs"))[0]!.state !== "running");

    assert.deepEqual(await ask("select state, rows_total, added, unchanged + changed + reopened as others, explained from app.offer_runs"), [{ state: "done", rows_total: total, added: total - written.refused, others: 0, explained: written.refused }]);
    assert.deepEqual(await ask(`select ${entries} - ${before!.entries} as entries, (select count(*)::int from app.offer_ledger) as seen, (select count(*)::int from app.offer_explained) as explained`),
      [{ entries: total - written.refused, seen: total - written.refused, explained: written.refused }]);
  });
