import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { sql } from "kysely";
import type { Transaction } from "kysely";
import { databaseOver, openPool } from "#ground/database/connect";
import { inOneGo, leavesLast } from "#ground/database/in-one-go";
import type { Tables } from "#ground/tables.generated";
import { freshDatabase } from "../harness/database.ts";

type Tx = Transaction<Tables>;
const named = (name: string) => (tx: Tx): Promise<unknown> => sql`select set_config('test.who', ${name}, true)`.execute(tx);
const whoIsHere = async (tx: Tx): Promise<string> => (await sql<{ who: string }>`select current_setting('test.who', true) as who`.execute(tx)).rows[0]!.who;

describe("Une visite pose ses questions d'un trait", async () => {
  const base = await freshDatabase();
  // One connection: whatever a visit leaves behind would meet the next one.
  const pool = openPool(base.url, 1);
  const db = databaseOver(pool);
  after(async () => {
    await pool.end();
    await base.drop();
  });

  it("chaque question passe après l'ouverture, même posée sans l'attendre, et la visite suivante ne garde rien de la précédente", async () => {
    const visits = Array.from({ length: 30 }, (_, at) => inOneGo(db, named(`v${at}`), (tx) => Promise.all([whoIsHere(tx), whoIsHere(tx), whoIsHere(tx)])));
    for (const [at, answers] of (await Promise.all(visits)).entries()) assert.deepEqual(answers, [`v${at}`, `v${at}`, `v${at}`]);
    assert.equal((await pool.query("select current_setting('test.who', true) as who")).rows[0].who, "");
  });

  it("une question laissée derrière la réponse ne part pas sur la connexion d'un autre", async () => {
    let late: (() => Promise<string>) | undefined;
    await inOneGo(db, named("la première"), (tx) => {
      late = () => whoIsHere(tx);
      return whoIsHere(tx);
    });
    await inOneGo(db, named("la seconde"), async (tx) => {
      await assert.rejects(late!(), /transaction is over/);
      assert.equal(await whoIsHere(tx), "la seconde");
    });
  });

  it("une question qui échoue emporte toute la visite, les autres sont finies avant que la connexion serve à nouveau", async () => {
    const before = (await pool.query("select count(*)::int as n from app.territories")).rows[0].n;
    await assert.rejects(inOneGo(db, named("x"), (tx) => Promise.all([
      sql`insert into app.territories (name, opened_on) values ('Territoire perdu', current_date)`.execute(tx), sql`select 1/0`.execute(tx), sql`select pg_sleep(0.05)`.execute(tx),
    ])), /division by zero/);
    assert.equal((await pool.query("select count(*)::int as n from app.territories")).rows[0].n, before);
    assert.equal(await inOneGo(db, named("la suivante"), whoIsHere), "la suivante");
  });

  it("une ouverture refusée ferme tout : rien de ce qui suivait n'est lu ni gardé, et c'est elle qui est dite", async () => {
    const before = (await pool.query("select count(*)::int as n from app.territories")).rows[0].n;
    await assert.rejects(inOneGo(db, (tx) => sql`select app.no_such_door()`.execute(tx), (tx) => sql`insert into app.territories (name, opened_on) values ('Sans entrer', current_date)`.execute(tx)), /no_such_door/);
    assert.equal((await pool.query("select count(*)::int as n from app.territories")).rows[0].n, before);
  });

  it("les questions posées ensemble partent ensemble : une seule écriture vers la base", async () => {
    const client = await pool.connect();
    const { stream } = (client as unknown as { connection: { stream: { _writev?: unknown; write: unknown } } }).connection;
    const writev = stream._writev as (chunks: unknown[], done: () => void) => void;
    let writes = 0;
    stream._writev = function (this: unknown, chunks: unknown[], done: () => void) {
      writes += 1;
      return writev.call(this, chunks, done);
    };
    client.release();
    await inOneGo(db, named("ensemble"), (tx) => Promise.all(Array.from({ length: 12 }, () => whoIsHere(tx))));
    assert.ok(writes <= 2, `${writes} écritures pour une ouverture, douze questions et une fin`);
    await inOneGo(db, named("ensemble"), async (tx) => {
      await whoIsHere(tx);
      writes = 0;
      await leavesLast(tx, () => whoIsHere(tx));
      assert.equal(writes, 0);
    });
    stream._writev = writev;
    assert.equal(writes, 1, "ce qui part en dernier part avec la fin");
  });

  it("ce qui part en dernier et échoue n'écrit rien de la visite ; ce qui partirait après la fin ne part pas", async () => {
    const lost = (tx: Tx): Promise<unknown> => sql`insert into app.territories (name, opened_on) values ('Territoire perdu', current_date)`.execute(tx);
    const count = async (): Promise<number> => (await pool.query("select count(*)::int as n from app.territories")).rows[0].n;
    const before = await count();
    await assert.rejects(inOneGo(db, named("x"), async (tx) => {
      await lost(tx);
      await leavesLast(tx, () => sql`select 1/0`.execute(tx));
    }), /division by zero/);
    assert.equal(await count(), before);
    await assert.rejects(inOneGo(db, named("x"), (tx) => leavesLast(tx, async () => {
      await Promise.resolve();
      await lost(tx);
    })), /transaction is over/);
    await assert.rejects(inOneGo(db, named("x"), async (tx) => {
      await leavesLast(tx, () => lost(tx));
      throw new Error("refusé");
    }), /refusé/);
    assert.equal(await count(), before);
  });
});
