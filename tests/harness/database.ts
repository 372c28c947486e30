// A migrated database of one's own, in some 50 ms:
//
//   const base = await freshDatabase();            // cloned from a template of the current migrations
//   await base.owner.query("insert into …");       // pg.Pool as the owner: sets the scene
//   await visit(base.app, actor, (v) => …);        // Kysely as fil_rouge_app: plays it, under row-level security
//   after(() => base.drop());
//
// The server is a private one under .data/test-pg, started once and shared by all test processes;
// TEST_DATABASE_URL=postgresql://… (an account with CREATEROLE and CREATEDB) runs the same tests on another.
import { randomBytes } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { derivedPassword, passwordOf, withDatabase, withLogin } from "#ground/database/address";
import { withClient } from "#ground/database/connection";
import { databaseOver, openPool, type Database } from "#ground/database/connect";
import { appRole } from "#ground/database/roles";
import type { Tables } from "#ground/tables.generated";
import "./keys.ts";
import { dropDatabase, templateDatabase, testServerUrl } from "./template.ts";

export interface FreshDatabase {
  name: string;
  /** The owner as a pool of pg: any SQL, no row-level security. */
  owner: pg.Pool;
  /** The owner as Kysely. */
  ownerDb: Kysely<Tables>;
  /** What the application has: fil_rouge_app. */
  app: Database;
  appPool: pg.Pool;
  url: string;
  appUrl: string;
  drop(): Promise<void>;
}

// Test files that share a process set their scenes all at once: copies of the template are made one after the other.
let turn: Promise<unknown> = Promise.resolve();
/** A copy of today's empty template, or of another database of the test server that nobody is connected to. */
export const freshDatabase = (model?: string): Promise<FreshDatabase> => {
  const mine = turn.then(() => copyOf(model));
  turn = mine.catch(() => undefined);
  return mine;
};

const copyOf = async (model?: string): Promise<FreshDatabase> => {
  const server = await testServerUrl();
  const template = model ?? (await templateDatabase(server));
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withClient(server, (client) => client.query(`create database ${name} template ${template}`));
  const url = withDatabase(server, name);
  const appUrl = withLogin(url, appRole, derivedPassword(passwordOf(url), appRole));
  await withClient(server, (client) => client.query(`grant connect on database ${name} to ${appRole}`));

  const owner = openPool(url, 3);
  const appPool = openPool(appUrl, 5);
  const drop = async (): Promise<void> => {
    await Promise.all([owner.end(), appPool.end()]);
    await dropDatabase(server, name);
  };
  return { name, owner, ownerDb: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: owner }) }), app: databaseOver(appPool), appPool, url, appUrl, drop };
};
