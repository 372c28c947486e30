import { CompiledQuery, DummyDriver, type Kysely, type QueryResult, Transaction } from "kysely";
import type { Database } from "./connect.ts";
import type { Tables } from "#ground/tables.generated";

/** Kysely's own transactions wait for each answer before the next question leaves; these do not. */
export type Opening = (tx: Transaction<Tables>) => Promise<unknown>;

type Connection = { executeQuery: (query: CompiledQuery) => Promise<QueryResult<unknown>> };

const raw = (connection: Connection, text: string): Promise<QueryResult<unknown>> => connection.executeQuery(CompiledQuery.raw(text));

/** A transaction on one connection. Once it is over nothing more may leave through it: the connection is somebody else's by then. */
const overOne = (db: Kysely<Tables>, connection: Connection, isOver: () => boolean): Transaction<Tables> => {
  const provideConnection = async <Answer>(consumer: (given: never) => Promise<Answer>): Promise<Answer> => {
    if (isOver()) throw new Error("This transaction is over: a question was left running behind its answer");
    return consumer(connection as never);
  };
  const executor = db.getExecutor().withConnectionProvider({ provideConnection });
  return new Transaction<Tables>({ config: {} as never, dialect: {} as never, driver: new DummyDriver(), executor });
};

type Last = () => Promise<unknown>;
const lastOf = new WeakMap<Transaction<Tables>, Last[]>();

/**
 * Keeps a write for the end of its transaction: it leaves with "commit", one journey for both. Nothing of the work is answered
 * before both are done, and when the write fails nothing is committed. Only for what the work itself does not read again.
 */
export const leavesLast = async (tx: Transaction<Tables>, last: Last): Promise<void> => {
  const waiting = lastOf.get(tx);
  if (waiting) waiting.push(last);
  else await last();
};

/**
 * Runs a piece of work in a transaction whose statements leave as they are asked, all on one connection and in their order:
 * "begin", what opens it, and the first questions are one journey to the database and back.
 *
 * What comes back is settled before the transaction ends, whatever failed: a question of one visit must never leave on the connection of the next.
 * @throws what the work threw, or the database; the transaction is then rolled back.
 */
export const inOneGo = <Answer>(db: Database, opening: Opening, work: (tx: Transaction<Tables>) => Promise<Answer>): Promise<Answer> =>
  db.getExecutor().provideConnection(async (given) => {
    const connection = given as unknown as Connection;
    let over = false;
    const tx = overOne(db, connection, () => over);
    const lasts: Last[] = [];
    lastOf.set(tx, lasts);
    const settled = await Promise.allSettled([raw(connection, "begin"), opening(tx), work(tx)]);
    const failed = settled.find((one) => one.status === "rejected");
    if (failed) {
      over = true;
      await raw(connection, "rollback");
      throw failed.reason;
    }
    lastOf.delete(tx);
    const leaving = lasts.map((last) => last());
    // What has not left by now would leave behind "commit".
    over = true;
    const [committed, ...left] = await Promise.allSettled([raw(connection, "commit"), ...leaving]);
    const unwritten = left.find((one) => one.status === "rejected");
    if (unwritten) throw unwritten.reason;
    if (committed.status === "rejected") throw committed.reason;
    const [ended] = committed.value.rows as { command?: string }[];
    if (ended?.command === "ROLLBACK") throw new Error("The database rolled this transaction back: one of its statements had failed");
    return (settled[2] as PromiseFulfilledResult<Answer>).value;
  });
