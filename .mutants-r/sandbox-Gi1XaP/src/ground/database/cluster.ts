import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { CannotStart, errorCode } from "./cannot-start.ts";
import { giveTo } from "./folder.ts";
import type { Identity } from "./identity.ts";
import { lifeOf } from "./postmaster.ts";

export interface Cluster {
  folder: string;
  pgdata: string;
  binaries: Binaries;
  identity: Identity;
  /** false only for tests: a power cut may then lose data. */
  durable: boolean;
}

const run = (cluster: Cluster, program: string, args: string[]): { command: string; args: string[] } => {
  const [command = "", ...rest] = [...cluster.identity.prefix, join(cluster.binaries.folder, program), ...args];
  return { command, args: rest };
};

/** Sorting by code point whatever the machine; French order is asked for where it matters, with "fr-x-icu". */
const localeArguments = (binaries: Binaries): string[] => {
  const locale = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
  const builtin = binaries.major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : [];
  return ["--encoding=UTF8", `--locale=${locale}`, ...builtin];
};

const forgetAbandoned = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const pid = /^pg\.new-(\d+)$/.exec(name)?.[1];
    if (pid && lifeOf(Number(pid)) !== "alive") rmSync(join(folder, name), { recursive: true, force: true });
  }
};

/** Made beside, then renamed: a creation cut short never looks like a database. */
export const createCluster = (cluster: Cluster, superuserPassword: string): void => {
  if (existsSync(cluster.pgdata)) return checkMajor(cluster);
  forgetAbandoned(cluster.folder);
  const fresh = join(cluster.folder, `pg.new-${process.pid}`);
  const passwordFile = `${fresh}.password`;
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  giveTo(fresh, cluster.identity);
  giveTo(passwordFile, cluster.identity);
  const sync = cluster.durable ? [] : ["--no-sync"];
  const { command, args } = run(cluster, "initdb", [
    "-D", fresh, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...localeArguments(cluster.binaries), ...sync,
  ]);
  try {
    execFileSync(command, args, { stdio: "pipe", uid: cluster.identity.uid, gid: cluster.identity.gid, cwd: cluster.folder, env: cleanEnvironment() });
    renameSync(fresh, cluster.pgdata);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process of ours finished first.
    if (existsSync(cluster.pgdata) && ["ENOTEMPTY", "EEXIST"].includes(errorCode(error) ?? "")) return;
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n").at(-1) : String(error);
    throw new CannotStart(`La base de données n'a pas pu être créée dans ${cluster.pgdata} : ${said}. Vérifiez la place sur le disque et les droits du dossier, ou donnez un serveur avec DATABASE_URL.`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

const checkMajor = (cluster: Cluster): void => {
  const found = Number(readFileSync(join(cluster.pgdata, "PG_VERSION"), "utf8"));
  if (found === cluster.binaries.major) return;
  throw new CannotStart(
    `Le dossier ${cluster.pgdata} a été écrit par PostgreSQL ${found}, et cette version de Fil rouge embarque PostgreSQL ${cluster.binaries.major}. ` +
      "Avec l'ancienne version, faites « npm run export », puis « npm run import » dans un dossier neuf.",
  );
};

/** Nothing of the caller's PostgreSQL or locale settings must leak into ours. */
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)));

const settings = (cluster: Cluster, socket: string): Record<string, string> => {
  const memory = Math.floor(totalmem() / 2 ** 20);
  const megabytes = (share: number, most: number): string => `${Math.max(64, Math.min(most, Math.floor(memory * share)))}MB`;
  return {
    listen_addresses: "",
    unix_socket_directories: socket,
    unix_socket_permissions: "0700",
    shared_buffers: megabytes(1 / 16, 2048),
    effective_cache_size: megabytes(1 / 2, 65536),
    work_mem: "16MB",
    maintenance_work_mem: megabytes(1 / 32, 512),
    max_wal_size: "2GB",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Statements and key values are personal data: the server's log keeps neither.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(cluster.durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off", autovacuum: "off", max_connections: "250" }),
  };
};

export interface Started {
  /** undefined while the process lives. */
  exitCode(): number | null | undefined;
  lastWords(): string;
}

/** Detached, so that Ctrl-C reaches the application first and lets it finish its answers. */
export const startPostmaster = (cluster: Cluster, socket: string): Started => {
  const logFile = join(cluster.folder, "postgres.log");
  const tooLong = existsSync(logFile) && statSync(logFile).size > 5_000_000;
  const log = openSync(logFile, tooLong ? "w" : "a", 0o600);
  const start = statSync(logFile).size;
  const options = Object.entries(settings(cluster, socket)).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { command, args } = run(cluster, "postgres", ["-D", cluster.pgdata, ...options]);
  const child = spawn(command, args, {
    detached: true, stdio: ["ignore", log, log], uid: cluster.identity.uid, gid: cluster.identity.gid, cwd: cluster.pgdata, env: cleanEnvironment(),
  });
  closeSync(log);
  let ended: number | null | undefined;
  child.on("exit", (code) => (ended = code));
  child.on("error", () => (ended = -1));
  child.unref();
  return { exitCode: () => ended, lastWords: () => readFileSync(logFile, "utf8").slice(start).trim() };
};
