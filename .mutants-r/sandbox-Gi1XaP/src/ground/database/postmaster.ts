import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "./cannot-start.ts";

export interface Postmaster {
  pid: number;
  socketFolder: string;
  port: number;
}

type Life = "alive" | "zombie" | "gone";

/** A zombie answers to signal 0, so it must be asked to /proc; elsewhere than on Linux we only know alive or gone. */
export const lifeOf = (pid: number): Life => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === "ESRCH") return "gone";
  }
  if (!existsSync("/proc/self/stat")) return "alive";
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
    return state === "Z" || state === "X" ? "zombie" : "alive";
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ESRCH") return "gone";
    throw error;
  }
};

/** A number can be given again to a stranger after a reboot. */
const isPostgres = (pid: number): boolean => {
  const file = `/proc/${pid}/cmdline`;
  if (!existsSync(file)) return true;
  return readFileSync(file, "utf8").includes("postgres");
};

/** Processes of a dead postmaster that still work in the folder; PostgreSQL must not start beside them. */
const orphansIn = (pgdata: string): number[] => {
  if (!existsSync("/proc/self/cwd")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === pgdata;
      } catch {
        return false; // gone meanwhile, or not ours
      }
    })
    .map(Number);
};

const readPidFile = (pgdata: string): Postmaster | undefined => {
  const file = join(pgdata, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]) || 5432, socketFolder: lines[4]?.trim() ?? "" };
};

/** The postmaster that already serves this folder, whoever started it. */
export const livingPostmaster = (pgdata: string): Postmaster | undefined => {
  const found = readPidFile(pgdata);
  if (!found || lifeOf(found.pid) !== "alive" || !isPostgres(found.pid)) return undefined;
  return found;
};

/**
 * PostgreSQL refuses to start while the process named in its lock file exists, even dead and not yet reaped by its parent.
 * We wait for it, then take the lock away ourselves if nobody works in the folder any more.
 */
export const clearDeadLock = async (pgdata: string, patience = 2_000): Promise<void> => {
  const found = readPidFile(pgdata);
  if (!found) return;
  const deadline = Date.now() + patience;
  while (lifeOf(found.pid) === "zombie" && Date.now() < deadline) await wait(50);
  const orphanDeadline = Date.now() + patience;
  while (orphansIn(pgdata).length > 0 && Date.now() < orphanDeadline) await wait(50);
  if (orphansIn(pgdata).length > 0) return;
  const life = lifeOf(found.pid);
  if (life === "gone" || (life === "alive" && isPostgres(found.pid))) return;
  rmSync(join(pgdata, "postmaster.pid"), { force: true });
  if (found.socketFolder) rmSync(join(found.socketFolder, `.s.PGSQL.${found.port}.lock`), { force: true });
};

/** Fast shutdown: connections are closed, what was committed is on disk. */
export const stopPostmaster = async (pgdata: string, patience = 60_000): Promise<void> => {
  const found = livingPostmaster(pgdata);
  if (!found) return;
  process.kill(found.pid, "SIGINT");
  const deadline = Date.now() + patience;
  while (lifeOf(found.pid) === "alive") {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (${found.pid}) did not stop in ${patience} ms`);
    await wait(20);
  }
};
