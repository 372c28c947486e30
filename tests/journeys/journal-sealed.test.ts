import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type Actor, type Visit } from "#ground/visit";
import { askForNextSeal, record, sealJournal } from "#rooms/journal/server";
import { type Scene, setScene } from "./scene.ts";

type Line = { id: string; at: string; actor_id: string | null; event: string; person_id: string | null; followed_by: string | null; subject_id: string | null; because: string | null; detail: string; hash: string };
const readLines = (scene: Scene): Promise<Line[]> => scene.rows<Line>(`select id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_id, event, person_id, followed_by, subject_id, because, detail::text, encode(hash, 'hex') as hash from app.journal j order by j.id`);
const field = (value: string | null): string => (value === null ? "-\n" : `${Buffer.byteLength(value)}:${value}\n`);
const sha256 = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex");
const hashOf = ({ hash: _hash, ...line }: Line): string => sha256(`fil-rouge-line-1\n${Object.values(line).map(field).join("")}`);

type Seal = { number: number; from_id: number; to_id: number; lines: number; lines_hash: string; previous_hash: string; hash: string };
const readSeals = (scene: Scene): Promise<Seal[]> => scene.rows<Seal>("select number::int, from_id::int, to_id::int, lines, encode(lines_hash, 'hex') as lines_hash, encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash from app.journal_seals order by number");
/** Each line under one seal, and each seal over exactly the lines it says. */
const assertWhole = async (scene: Scene): Promise<void> => {
  const [lines, seals] = [await readLines(scene), await readSeals(scene)];
  let [previous, to] = ["00".repeat(32), 0];
  for (const seal of seals) {
    const under = lines.filter(({ id }) => Number(id) >= seal.from_id && Number(id) <= seal.to_id);
    assert.deepEqual([under.length, sha256(Buffer.from(under.map(({ hash }) => hash).join(""), "hex")), seal.from_id, seal.previous_hash], [seal.lines, seal.lines_hash, to + 1, previous]);
    [previous, to] = [seal.hash, seal.to_id];
  }
  assert.equal(lines.filter(({ id }) => Number(id) > to).length, 0);
};
const seal = (scene: Scene, patience = 5_000) => scene.door((door) => sealJournal(door, patience));
/** A visit that has written its line and is not over until it is told. */
const aSlowVisit = async (scene: Scene, actor: Actor): Promise<{ finish: () => Promise<unknown> }> => {
  let [written, finish] = [(): void => undefined, (): void => undefined];
  const hasWritten = new Promise<void>((resolve) => { written = resolve; });
  const told = new Promise<void>((resolve) => { finish = resolve; });
  const visit = scene.as(actor, async (inside: Visit) => {
    await record(inside, "caseload.transferred", { detail: { slow: true } });
    written();
    await told;
  });
  await hasWritten;
  return { finish: () => { finish(); return visit; } };
};

it("Chaque ligne porte l'empreinte de ce qu'elle dit, quoi qu'elle dise", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  await scene.as(scene.cisp, (visit) => record(visit, "person.opened", { personId: person, followedBy: scene.canal, because: "lead,cisp" }));
  await scene.as(scene.cisp, (visit) => record(visit, "person.opened", { because: "é\n\t\\N:3", detail: { mot: "1:é\"\\", rien: null, oui: true, n: 12.5 } }));
  const lines = await readLines(scene);
  assert.equal(lines.length, 2);
  for (const line of lines) assert.equal(line.hash, hashOf(line));
});

it("Qui écrit ne choisit ni le numéro ni l'empreinte de sa ligne", async () => {
  const scene = await setScene();
  for (const chosen of [{ hash: Buffer.alloc(32) }, { id: 12 }])
    await assert.rejects(scene.as(scene.cisp, ({ tx, actor }) => tx.insertInto("journal").values({ actor_id: actor.id, event: "person.opened", ...(chosen as object) }).execute()), /permission denied|non-DEFAULT/);
});

it("Ni qui visite ni le gardien ne change, n'efface ou n'invente un sceau, ni ne vide le journal", async () => {
  const scene = await setScene();
  await scene.as(scene.cisp, (visit) => record(visit, "person.opened"));
  assert.equal((await seal(scene)).sealed, 1);
  const row = { number: 2, from_id: 2, to_id: 2, lines: 1, lines_hash: Buffer.alloc(32), previous_hash: Buffer.alloc(32), hash: Buffer.alloc(32), sealed_at: new Date() };
  type Enter = (work: Parameters<typeof scene.door>[0]) => Promise<unknown>;
  for (const enter of [scene.door as Enter, ((work) => scene.as(scene.administrator, work)) as Enter]) {
    await assert.rejects(enter(({ tx }) => tx.updateTable("journal_seals").set({ lines: 0 }).execute()), /permission denied/);
    await assert.rejects(enter(({ tx }) => tx.deleteFrom("journal_seals").execute()), /permission denied/);
    await assert.rejects(enter(({ tx }) => tx.insertInto("journal_seals").values(row).execute()), /permission denied/);
  }
  for (const role of ["fil_rouge_visitor", "fil_rouge_doorkeeper", "fil_rouge_app"])
    for (const table of ["journal", "journal_seals"])
      assert.deepEqual(await scene.rows(`select privilege from unnest(array['update', 'delete', 'truncate', 'trigger', 'references']) privilege where has_table_privilege('${role}', 'app.${table}', privilege)`), [], `${role} ${table}`);
  await assert.rejects(scene.as(scene.cisp, (visit) => sealJournal(visit)), /permission denied/);
});

it("Une ligne de numéro plus petit, gardée après une plus grande, n'est jamais laissée derrière un sceau", async () => {
  const scene = await setScene();
  const slow = await aSlowVisit(scene, scene.cisp);
  await scene.as(scene.colleague, (visit) => record(visit, "person.opened"));
  assert.deepEqual([(await seal(scene, 100)).outcome, (await readSeals(scene)).length], ["writers-busy", 0]);
  const waiting = seal(scene);
  await wait(50);
  await slow.finish();
  assert.equal((await waiting).sealed, 2);
  await assertWhole(scene);
});

it("Le sceau n'attend pas ceux qui écrivent après lui : ils seront du suivant", async () => {
  const scene = await setScene();
  const slow = await aSlowVisit(scene, scene.cisp);
  const waiting = seal(scene);
  while ((await scene.rows("select from pg_locks where locktype = 'advisory' and objid = 7046012 and granted and database = (select oid from pg_database where datname = current_database())")).length === 0) await wait(5);
  const later = await aSlowVisit(scene, scene.colleague);
  await slow.finish();
  assert.equal((await waiting).sealed, 1);
  await later.finish();
  assert.deepEqual([(await seal(scene)).sealed, (await seal(scene)).outcome], [1, "nothing-to-seal"]);
  await assertWhole(scene);
});

it("Vingt visites à la fois pendant qu'on scelle sans cesse : aucune ligne ne manque, même quand des visites échouent", async () => {
  const scene = await setScene();
  let writing = true;
  const sealer = (async () => { while (writing) await seal(scene, 200); })();
  const visits = Array.from({ length: 4 }, async (_, lane) => {
    for (let turn = 0; turn < 20; turn += 1)
      await scene.as(scene.cisp, async (visit) => {
        await record(visit, "person.opened");
        await wait((lane * 7 + turn * 3) % 11);
        await record(visit, "person.opened");
        if (turn % 5 === 4) return { ok: false, reason: "changed my mind" };
        return { ok: true };
      });
  });
  await Promise.all(visits);
  writing = false;
  await sealer;
  await seal(scene);
  assert.equal((await readLines(scene)).length, 4 * 16 * 2);
  assert.ok((await readSeals(scene)).length > 2, "the sealer sealed while they wrote");
  await assertWhole(scene);
});

it("Un sceau ne se fait pas dans une transaction qui regarde le passé", async () => {
  const scene = await setScene();
  await assert.rejects(scene.rows("begin isolation level repeatable read; select * from app.seal_journal('1 second')"), /read committed/);
});

it("Un long journal est scellé par blocs de mille lignes, chacun tenant le précédent", async () => {
  const scene = await setScene();
  await scene.rows("insert into app.journal (event) select 'person.opened' from generate_series(1, 2500)");
  assert.equal((await seal(scene)).sealed, 2500);
  assert.deepEqual((await readSeals(scene)).map(({ lines }) => lines), [1000, 1000, 500]);
  await assertWhole(scene);
});

it("Le prochain sceau est demandé pour la minute qui vient, une fois, et jamais pour celle qui le demande", async () => {
  const scene = await setScene();
  const now = new Date("2026-11-21T11:00:20Z");
  const first = await scene.door(askForNextSeal, now);
  assert.equal(await scene.door(askForNextSeal, new Date("2026-11-21T11:00:59Z")), first);
  // The database's clock is ahead of ours: the work of 11:01 begins while it is still 11:00 here.
  const next = await scene.door((door) => askForNextSeal(door, Date.parse("2026-11-21T11:01:00Z")), now);
  assert.deepEqual((await scene.rows<{ id: string; at: string }>("select id, to_char(run_at at time zone 'UTC', 'HH24:MI:SS') as at from app.jobs order by run_at")), [{ id: first, at: "11:01:00" }, { id: next, at: "11:02:00" }]);
});
