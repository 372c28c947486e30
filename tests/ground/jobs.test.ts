import { after, it, type TestContext } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import assert from "node:assert/strict";
import { enqueue, readJobProgress } from "#ground/jobs/enqueue";
import { startWorker, type JobHandlers } from "#ground/jobs/worker";
import { atTheDoor } from "#ground/visit";
import { atTheEnd } from "../harness/at-the-end.ts";
import { freshDatabase } from "../harness/database.ts";
import { runLines } from "../harness/other-process.ts";

const base = await freshDatabase();
after(() => base.drop());

const ask = (kind: string, more: { key?: string; payload?: Record<string, unknown>; mostAttempts?: number } = {}): Promise<string> =>
  atTheDoor(base.app, (door) => enqueue(door, { kind, ...more }));
const stateOf = async (id: string): Promise<Record<string, unknown>> =>
  (await base.owner.query("select state, attempts, last_fault from app.jobs where id = $1", [id])).rows[0];
const until = async (sure: () => Promise<boolean>): Promise<void> => {
  for (const deadline = Date.now() + 10_000; !(await sure()); await wait(10)) assert.ok(Date.now() < deadline, "waited too long");
};
const aWorker = async (test: TestContext, handlers: JobHandlers, rounds = 200) => {
  const worker = await startWorker(base.appUrl, handlers, { rounds });
  atTheEnd(test, () => worker.stop());
  return worker;
};

it("un travail demandé est fait aussitôt, une fois, et l'on voit où il en est", async (test) => {
  const seen: unknown[] = [];
  await aWorker(test, { count: async (job) => { await job.progress(3, 7); seen.push(job.payload); } }, 60_000);
  await wait(500);
  const asked = performance.now();
  const id = await ask("count", { payload: { list: 12 } });
  await until(async () => (await stateOf(id))["state"] === "done");
  assert.ok(performance.now() - asked < 10_000, "réveillée, elle n'attend pas sa ronde d'une minute");
  assert.deepEqual(seen, [{ list: 12 }]);
  assert.deepEqual(await atTheDoor(base.app, (door) => readJobProgress(door, id)), { state: "done", done: 7, total: 7 });
});

it("quand il n'y a rien à faire, l'équipe dort : elle n'interroge pas la base sans cesse", async (test) => {
  await aWorker(test, { nothing: async () => undefined }, 60_000);
  const transactions = async (): Promise<number> =>
    (await base.owner.query("select pg_stat_force_next_flush(), xact_commit as count from pg_stat_database where datname = current_database()")).rows[0].count;
  await wait(500);
  const before = await transactions();
  await wait(1_500);
  const during = (await transactions()) - before;
  assert.ok(during < 20, `${during} transactions in a second and a half`);
});

it("un travail demandé dans une transaction qui échoue n'existe pas", async () => {
  await assert.rejects(atTheDoor(base.app, async (door) => { await enqueue(door, { kind: "never" }); throw new Error("changed my mind"); }), /changed my mind/);
  assert.deepEqual((await base.owner.query("select id from app.jobs where kind = 'never'")).rows, []);
});

it("demander deux fois le même travail n'en fait qu'un, jusqu'à ce qu'il soit fini", async (test) => {
  const first = await ask("once", { key: "list 1" });
  assert.equal(await ask("once", { key: "list 1" }), first);
  await aWorker(test, { once: async () => undefined });
  await until(async () => (await stateOf(first))["state"] === "done");
  assert.notEqual(await ask("once", { key: "list 1" }), first);
});

it("deux équipes se partagent les travaux sans jamais en faire un deux fois", async (test) => {
  const done: string[] = [];
  const handlers: JobHandlers = { share: async (job) => { await wait(2); done.push(job.id); } };
  const asked = await Promise.all(Array.from({ length: 40 }, () => ask("share")));
  await aWorker(test, handlers);
  await aWorker(test, handlers);
  await until(async () => done.length >= asked.length);
  await wait(100);
  assert.deepEqual(done.toSorted(), asked.toSorted());
});

it("un travail qui échoue revient après une pause qui double, puis s'arrête en disant pourquoi, sans citer personne", async (test) => {
  await aWorker(test, { broken: async () => { throw new TypeError("Zéphyr Exemple n'a pas d'adresse"); } });
  const id = await ask("broken", { mostAttempts: 2 });
  await until(async () => (await stateOf(id))["attempts"] === 1 && (await stateOf(id))["state"] === "waiting");
  const { rows } = await base.owner.query("select extract(epoch from run_at - now())::int as wait from app.jobs where id = $1", [id]);
  assert.ok(rows[0].wait >= 1 && rows[0].wait <= 5, `${rows[0].wait} s`);
  await base.owner.query("update app.jobs set run_at = now() where id = $1", [id]);
  await until(async () => (await stateOf(id))["state"] === "failed");
  assert.deepEqual(await stateOf(id), { state: "failed", attempts: 2, last_fault: "TypeError" });
});

it("un travail dont le processus meurt est refait, une fois", async (test) => {
  const other = runLines(`
    import { startWorker } from "#ground/jobs/worker";
    await startWorker(${JSON.stringify(base.appUrl)}, { deadly: () => { console.log("commencé"); return new Promise(() => {}); } });
    setInterval(() => {}, 1000);`);
  const id = await ask("deadly");
  await other.said("commencé");
  const done: number[] = [];
  await aWorker(test, { deadly: async (job) => void done.push(job.attempt) });
  await wait(500);
  assert.deepEqual(done, [], "its process lives: nobody else may take it");
  other.child.kill("SIGKILL");
  await until(async () => (await stateOf(id))["state"] === "done");
  await wait(300);
  assert.deepEqual(done, [2]);
});

it("à l'arrêt, un travail en cours est rendu à la liste sans compter pour un essai", async () => {
  let begun = (): void => undefined;
  const started = new Promise<void>((resolve) => (begun = resolve));
  const worker = await startWorker(base.appUrl, { long: async (_job, signal) => { begun(); await wait(60_000, undefined, { signal }); } });
  const id = await ask("long");
  await started;
  await worker.stop();
  assert.deepEqual(await stateOf(id), { state: "waiting", attempts: 0, last_fault: null });
});

it("une visiteuse peut demander un travail et suivre le sien, mais pas lire la liste", async () => {
  const client = await base.appPool.connect();
  await client.query("begin; select set_config('role', 'fil_rouge_visitor', true)");
  const { rows } = await client.query("select app.enqueue('visit', '{}', null, null, null) as id");
  assert.deepEqual((await client.query("select state from app.job_progress($1)", [rows[0].id])).rows, [{ state: "waiting" }]);
  await assert.rejects(client.query("select * from app.jobs"), /permission denied/);
  await client.query("rollback");
  client.release();
});
