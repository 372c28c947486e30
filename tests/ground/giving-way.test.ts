import { it } from "node:test";
import assert from "node:assert/strict";
import { restAfter } from "#ground/jobs/giving-way";
import { runLines } from "../harness/other-process.ts";

it("un long travail se repose à proportion quand on demande des pages, et pas du tout quand personne n'attend", () => {
  assert.ok(Math.abs(restAfter(100, 20) - 150) < 1e-9, "quatre dixièmes du temps au plus");
  assert.equal(restAfter(100, 5_000), 0);
  assert.equal(restAfter(60_000, 0), 2_000);
});

it("le fil d'un long travail passe après ceux qui servent les pages", async () => {
  const other = runLines(`
    import { getPriority } from "node:os";
    import { Worker, isMainThread } from "node:worker_threads";
    const lines = "import('#ground/jobs/giving-way').then(({ lowerThisThread }) => { lowerThisThread(); console.log('thread', process.getBuiltinModule('node:os').getPriority(Number(process.getBuiltinModule('node:fs').readlinkSync('/proc/thread-self').split('/').at(-1)))); })";
    new Worker(lines, { eval: true }).on("exit", () => console.log("process", getPriority()));`);
  assert.equal(await other.ended, 0, other.output());
  assert.match(other.output(), /thread 10\nprocess 0/);
});
