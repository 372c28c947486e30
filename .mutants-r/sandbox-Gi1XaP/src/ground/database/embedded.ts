import { setTimeout as wait } from "node:timers/promises";
import { join, resolve } from "node:path";
import type pg from "pg";
import { derivedPassword, passwordOf, toUrl, withDatabase, withLogin } from "./address.ts";
import { findBinaries } from "./binaries.ts";
import { CannotStart, errorCode } from "./cannot-start.ts";
import { createCluster, startPostmaster, type Cluster, type Started } from "./cluster.ts";
import { connectPatiently } from "./connection.ts";
import { prepareFolder, readSecret, socketFolder } from "./folder.ts";
import { chooseIdentity } from "./identity.ts";
import { clearDeadLock, livingPostmaster, stopPostmaster } from "./postmaster.ts";
import { appRole } from "./roles.ts";
import { existsSync } from "node:fs";

export interface OpenedDatabase {
  ownerUrl: string;
  appUrl: string;
  stop(): Promise<void>;
  /** Settles when a server of ours ended without being asked to. */
  lost: Promise<void>;
}

export interface EmbeddedOptions {
  dataFolder: string;
  /** An application owns its folder and refuses a second one; a command borrows it, running or not. */
  as?: "application" | "command";
  binaries?: string;
  durable?: boolean;
  userNamespaces?: boolean;
}

const database = "fil_rouge";
const owner = "fil_rouge_owner";
const ownershipLock = 7_046_001;
const recoveryPatience = 600_000;

/** Starts the private PostgreSQL of a folder, or adopts the one left running there. */
export const openEmbedded = async (options: EmbeddedOptions): Promise<OpenedDatabase & { superuserUrl: string }> => {
  const folder = resolve(options.dataFolder);
  const pgdata = join(folder, "pg");
  prepareFolder(folder);
  const secret = readSecret(folder, !existsSync(pgdata));
  const binaries = findBinaries(options.binaries);
  const cluster: Cluster = {
    folder, pgdata, binaries, durable: options.durable ?? true, identity: chooseIdentity(binaries, pgdata, options.userNamespaces),
  };
  const superuser = { host: socketFolder(folder, cluster.identity), port: 5432, user: "postgres", password: derivedPassword(secret, "postgres"), database: "postgres" };

  createCluster(cluster, superuser.password);
  const host = await run(cluster, superuser.host, (address) => toUrl({ ...superuser, host: address }));
  const superuserUrl = toUrl({ ...superuser, host });
  const ownerUrl = withDatabase(withLogin(superuserUrl, owner, derivedPassword(secret, owner)), database);
  await prepareOwner(superuserUrl, passwordOf(ownerUrl));

  const ownership = options.as === "command" ? undefined : await takeOwnership(superuserUrl, folder);
  const appUrl = withLogin(ownerUrl, appRole, derivedPassword(passwordOf(ownerUrl), appRole));
  return { ownerUrl, appUrl, superuserUrl: withDatabase(superuserUrl, database), lost: endOf(ownership), stop: () => stop(pgdata, superuserUrl, ownership) };
};

/** Answers the socket folder of a server that accepts connections. */
const run = async (cluster: Cluster, socket: string, urlOf: (host: string) => string): Promise<string> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const living = livingPostmaster(cluster.pgdata);
    if (!living) await clearDeadLock(cluster.pgdata);
    const started = living ? undefined : startPostmaster(cluster, socket);
    const host = living?.socketFolder || socket;
    const alive = (): boolean => (started ? started.exitCode() === undefined : livingPostmaster(cluster.pgdata) !== undefined);
    try {
      await (await connectPatiently(urlOf(host), recoveryPatience, alive)).end();
      return host;
    } catch (error) {
      if (alive()) throw notOurs(error, cluster.folder);
      if (!mayPass(started) || Date.now() > deadline) throw wouldNotStart(cluster, started);
    }
    await wait(200);
  }
};

/** The last one's processes are still leaving, or a twin of ours won the start. */
const mayPass = (started: Started | undefined): boolean =>
  !started || /lock file|shared memory block|already in use|is another postmaster/i.test(started.lastWords());

const notOurs = (error: unknown, folder: string): unknown =>
  errorCode(error) === "28P01"
    ? new CannotStart(`Le fichier ${join(folder, "secret")} n'ouvre pas la base de données de ce dossier. Remettez le fichier d'origine, ou restaurez une sauvegarde dans un dossier neuf (npm run restore).`)
    : error;

const wouldNotStart = (cluster: Cluster, started: Started | undefined): CannotStart => {
  const words = started?.lastWords().split("\n").findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? "aucun message";
  return new CannotStart(`La base de données de ${cluster.pgdata} ne démarre pas : ${words.trim()}. Le détail est dans ${join(cluster.folder, "postgres.log")} ; au besoin, restaurez une sauvegarde (npm run restore).`);
};

/** The owner is no superuser: what works here works on a server where we are given a plain account. */
const prepareOwner = async (superuserUrl: string, password: string): Promise<void> => {
  const client = await connectPatiently(superuserUrl, 10_000);
  try {
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      "select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $2) as database", [owner, database]);
    if (!rows[0]?.role) await tolerateTwin(client.query(`create role ${owner} login createrole createdb password '${password}'`));
    if (!rows[0]?.database) await tolerateTwin(client.query(`create database ${database} owner ${owner}`));
  } finally {
    await client.end();
  }
};

/** Two processes may prepare the same folder at once: the second finds the thing done. */
const tolerateTwin = async (made: Promise<unknown>): Promise<void> => {
  try {
    await made;
  } catch (error) {
    if (!["42710", "42P04", "23505"].includes(errorCode(error) ?? "")) throw error;
  }
};

/** A lock of the database itself: it dies with its process, even killed. */
const takeOwnership = async (url: string, folder: string): Promise<pg.Client> => {
  const client = await connectPatiently(url, 10_000);
  if (await lockWithin(client, 3_000)) return client;
  await client.end();
  throw new CannotStart(`Une autre application Fil rouge travaille déjà sur le dossier ${folder}. Arrêtez-la (Ctrl-C dans sa fenêtre), ou choisissez un autre dossier : FIL_ROUGE_DATA=/chemin npm start`);
};

const endOf = (ownership: pg.Client | undefined): Promise<void> =>
  new Promise((resolve) => ownership?.once("end", resolve));

const lockWithin = async (client: pg.Client, patience: number): Promise<boolean> => {
  const deadline = Date.now() + patience;
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [ownershipLock]);
    if (rows[0]?.locked) return true;
    if (Date.now() > deadline) return false;
    await wait(100);
  }
};

/** A command that ends leaves the server running when an application took the folder meanwhile. */
const stop = async (pgdata: string, url: string, ownership: pg.Client | undefined): Promise<void> => {
  if (ownership) return stopPostmaster(pgdata).finally(() => ownership.end());
  if (!livingPostmaster(pgdata)) return;
  const client = await connectPatiently(url, 10_000);
  const free = await lockWithin(client, 0);
  if (free) await stopPostmaster(pgdata);
  await client.end();
};
