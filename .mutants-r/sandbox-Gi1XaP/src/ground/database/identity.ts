import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { CannotStart } from "./cannot-start.ts";

/** As whom PostgreSQL runs: it refuses root, and wants its user to have a name. */
export interface Identity {
  prefix: string[];
  uid?: number;
  gid?: number;
}

const asNobodyInside = ["unshare", "--user", "--map-user=65534"];

const hasAName = (): boolean => {
  try {
    userInfo();
    return true;
  } catch {
    return false; // the system throws for a uid absent from /etc/passwd
  }
};

const mayMapUsers = (): boolean => {
  const [command = "", ...args] = [...asNobodyInside, "true"];
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
};

const accountNamed = (name: string): Identity | undefined => {
  const line = readFileSync("/etc/passwd", "utf8").split("\n").find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { prefix: [], uid: Number(uid), gid: Number(gid) } : undefined;
};

const mayRun = (identity: Identity, program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: "ignore", uid: identity.uid, gid: identity.gid, cwd: "/" }).status === 0;

const ask =
  "Lancez l'application avec un compte ordinaire, ou donnez l'adresse d'un serveur PostgreSQL : DATABASE_URL=postgresql://utilisateur:mot-de-passe@hôte/base npm start";

/** `pgdata` may not exist yet; the folder it goes in does. */
export const chooseIdentity = (binaries: Binaries, pgdata: string, userNamespaces = mayMapUsers()): Identity => {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0 && hasAName()) return { prefix: [] };
  const owner = existsSync(pgdata) ? statSync(pgdata) : undefined;
  if (uid === 0 && owner && owner.uid !== 0) return { prefix: [], uid: owner.uid, gid: owner.gid };
  if (userNamespaces) return { prefix: asNobodyInside };
  if (uid !== 0) throw new CannotStart(`Ce compte (numéro ${uid}) n'a pas de nom sur cette machine et PostgreSQL le refuse. ${ask}`);
  const other = accountNamed("postgres") ?? accountNamed("nobody");
  const folder = dirname(pgdata);
  chmodSync(folder, 0o711);
  if (other && mayRun(other, join(binaries.folder, "postgres"), "--version") && mayRun(other, "test", "-x", folder)) return other;
  throw new CannotStart(`PostgreSQL refuse d'être lancé par root, et aucun autre compte ne peut lire le dossier du projet. ${ask}`);
};
