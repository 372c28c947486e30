import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { derivedPassword, passwordOf, withDatabase, withLogin } from "#ground/database/address";
import { errorCode } from "#ground/database/cannot-start";
import { connect as connectOnce, withClient } from "#ground/database/connection";
import { openEmbedded } from "#ground/database/embedded";
import { fingerprint, readMigrations } from "#ground/database/migrate";
import { prepareDatabase } from "#ground/database/prepare";
import { appRole } from "#ground/database/roles";

export const testDataFolder = process.env["FIL_ROUGE_TEST_DATA"] ?? join(import.meta.dirname, "../../.data/test-pg");
const templateLock = 7_046_003;
const presenceLock = 7_046_004;

let server: Promise<string> | undefined;
const templates = new Map<string, Promise<string>>();

/** The owner's address of the shared test server, started by whoever comes first and left running. */
export const testServerUrl = (): Promise<string> => {
  const given = process.env["TEST_DATABASE_URL"];
  server ??= given ? Promise.resolve(given) : openShared();
  return server;
};

/** A process that loads sixty test files may leave its sockets unread for ten seconds: the server had answered, the clock spoke first. */
export const patiently = async <Answer>(asked: () => Promise<Answer>, left = 5): Promise<Answer> => {
  try {
    return await asked();
  } catch (error) {
    if (left === 0 || !(error instanceof Error) || error.message !== "timeout expired") throw error;
    return patiently(asked, left - 1);
  }
};

const connect = (url: string): Promise<pg.Client> => patiently(() => connectOnce(url));

/** pg has these two; its types forget them. */
type Held = pg.Client & { ref(): void; unref(): void };
let shared: { presence: pg.Client; stop(): Promise<void> } | undefined;

/** Each test process says that it is there, so that none stops the server under another. */
const openShared = async (): Promise<string> => {
  // Opened again, it is the same server: one that is there is adopted. Missed once, every file of the process would fail with it.
  const opened = await patiently(() => openEmbedded({ dataFolder: testDataFolder, as: "command", durable: false }));
  const url = withDatabase(opened.ownerUrl, "postgres");
  const presence = await connect(url);
  await presence.query("select pg_advisory_lock_shared($1)", [presenceLock]);
  (presence as Held).unref();
  shared = { presence, stop: opened.stop };
  return url;
};

/** Stops the server when no other test process uses it. */
export const leaveTestServer = async (): Promise<void> => {
  if (!shared) return;
  (shared.presence as Held).ref();
  await shared.presence.query("select pg_advisory_unlock_shared($1)", [presenceLock]);
  const { rows } = await shared.presence.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [presenceLock]);
  if (rows[0]?.alone) await shared.stop();
  await shared.presence.end();
};

/** A database with today's migrations, made again when their text changes; never connected to, so that it can be cloned. */
export const templateDatabase = (serverUrl: string): Promise<string> => {
  const name = `template_${fingerprint(readMigrations()).slice(0, 16)}`;
  const known = templates.get(name) ?? makeTemplate(serverUrl, name);
  templates.set(name, known);
  return known;
};

const makeTemplate = async (serverUrl: string, name: string): Promise<string> => {
  const client = await connect(serverUrl);
  try {
    await client.query("select pg_advisory_lock($1)", [templateLock]);
    if (await exists(client, name)) return name;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    const ownerUrl = withDatabase(serverUrl, draft);
    await prepareDatabase({ ownerUrl, appUrl: withLogin(ownerUrl, appRole, derivedPassword(passwordOf(ownerUrl), appRole)) });
    // Statistics and hint bits travel with the clone: plans in tests look like plans in use.
    await withClient(ownerUrl, (inside) => inside.query("vacuum analyze"));
    await client.query(`alter database ${draft} rename to ${name}`);
    await forgetOld(client, name);
    return name;
  } finally {
    await client.end();
  }
};

/** A database with nothing in it, for what comes before the migrations. */
export const emptyDatabase = async (): Promise<{ url: string; drop(): Promise<void> }> => {
  const serverUrl = await testServerUrl();
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withClient(serverUrl, (client) => client.query(`create database ${name}`));
  return {
    url: withDatabase(serverUrl, name),
    drop: () => dropDatabase(serverUrl, name),
  };
};

/** A server that cleans its tables may be in there for a moment, and only its superuser may send it away. */
export const dropDatabase = (serverUrl: string, name: string): Promise<void> =>
  withClient(serverUrl, async (client) => {
    for (let left = 50; ; left -= 1)
      try {
        return void (await client.query(`drop database if exists ${name} with (force)`));
      } catch (error) {
        if (left === 0 || errorCode(error) !== "42501") throw error;
        await wait(100);
      }
  });

const exists = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query("select from pg_database where datname = $1", [name])).rows.length > 0;

/** Templates of past migrations, and databases whose test process died. */
const forgetOld = async (client: pg.Client, current: string): Promise<void> => {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^(template|test)_[0-9a-f_]+' and datname <> $1 and datname not like '%_draft' and pg_has_role(datdba, 'usage')", [current]);
  for (const { datname } of rows) {
    const pid = /^test_(\d+)_/.exec(datname)?.[1];
    if (pid && isAlive(Number(pid))) continue;
    await client.query(`drop database if exists ${datname}`).catch(stillInUse);
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Another process is cloning or using it: the next change of migrations will remove it. */
const stillInUse = (error: unknown): void => {
  if (errorCode(error) !== "55006") throw error;
};
