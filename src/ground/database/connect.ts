import { availableParallelism } from "node:os";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Tables } from "#ground/tables.generated";
import { preparing } from "./prepared.ts";

export type Database = Kysely<Tables>;

/** PostgreSQL's numbers for the types we read otherwise than pg does. */
const { DATE, INT8, INTERVAL, TIMESTAMP } = pg.types.builtins;
const dateArray = 1182;
const int8Array = 1016;
const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0];

const asText = (value: string): string => value;

const asSafeNumber = (value: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large for a number`);
  return number;
};

const listOf = <T>(read: (item: string) => T) => (value: string): (T | null)[] =>
  (pg.types.getTypeParser(textArray)(value) as (string | null)[]).map((item) => (item === null ? null : read(item)));

/** A civil date stays the string it is: a Date would move it with the time zone. */
const parsers = new Map<number, (value: string) => unknown>([
  [DATE, asText],
  [TIMESTAMP, asText],
  [INTERVAL, asText],
  [INT8, asSafeNumber],
  [dateArray, listOf(asText)],
  [int8Array, listOf(asSafeNumber)],
]);

/** How values are read, for any pg client of ours. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format),
};

/** Twice the cores: more would wait for each other inside PostgreSQL, and each would plan every statement of the house for itself (655 000 files, 70 pages a second, two cores: P95 of 49 ms with ten, 42 with four). */
const enough = Math.max(4, 2 * availableParallelism());
/** Connections stay: one that is closed takes its plans with it. */
export const openPool = (url: string, size = enough): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
    options: "-c search_path=app,public",
    application_name: "fil-rouge",
    types,
    // Answers come back in the order of the questions: nobody needs to wait for one before asking the next.
    pipeline: true,
  });
  pool.on("error", replacedWhenNeeded);
  return pool;
};

/** An idle connection was cut (the server restarts): the next query opens another, and tells if the server is really gone. */
const replacedWhenNeeded = (): void => undefined;

export const databaseOver = (pool: pg.Pool): Database => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });

/** The application's database; tables are named without their schema ("people" is app.people). */
export const openDatabase = (url: string, size?: number): Database => databaseOver(openPool(url, size));
