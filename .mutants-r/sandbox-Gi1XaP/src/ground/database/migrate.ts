import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { CannotStart, errorCode } from "./cannot-start.ts";
import { withClient } from "./connection.ts";

export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

export const migrationsFolder = join(import.meta.dirname, "../../../db/migrations");
const migrationLock = 7_046_002;

export const readMigrations = (folder = migrationsFolder): Migration[] => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql")).sort();
  const migrations = files.map((file) => {
    const [, number, name] = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? [];
    if (!number || !name) throw new CannotStart(`Le fichier db/migrations/${file} devrait s'appeler NNNN_nom_en_minuscules.sql. Renommez-le.`);
    const sql = readFileSync(join(folder, file), "utf8");
    return { number: Number(number), name: `${number}_${name}`, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1];
    if (before?.number === migration.number) throw new CannotStart(`Deux migrations portent le même numéro : ${before.name} et ${migration.name}. Renumérotez la plus récente.`);
  });
  return migrations;
};

/** One value for the whole schema: two databases with the same fingerprint went through the same migrations. */
export const fingerprint = (migrations: { name: string; checksum: string }[]): string =>
  createHash("sha256").update(migrations.map(({ name, checksum }) => `${name} ${checksum}\n`).join("")).digest("hex");

export const appliedMigrations = async (client: pg.Client): Promise<{ name: string; checksum: string }[]> => {
  const exists = await client.query<{ there: boolean }>("select to_regclass('app_meta.migrations') is not null as there");
  if (!exists.rows[0]?.there) return [];
  return (await client.query<{ name: string; checksum: string }>("select name, checksum from app_meta.migrations order by number")).rows;
};

/** What is left to run; refuses a past that is not ours. */
export const pendingMigrations = (known: Migration[], applied: { name: string; checksum: string }[]): Migration[] => {
  for (const past of applied) {
    const file = known.find((migration) => migration.name === past.name);
    if (!file)
      throw new CannotStart(`Cette base a reçu la migration ${past.name}, que cette version de Fil rouge ne connaît pas. Lancez la version qui l'a écrite, ou une plus récente.`);
    if (file.checksum !== past.checksum)
      throw new CannotStart(`La migration ${past.name} a été modifiée après avoir été appliquée. Remettez le fichier d'origine et écrivez le changement dans une nouvelle migration.`);
  }
  const pending = known.slice().filter((migration) => !applied.some((past) => past.name === migration.name));
  const last = applied.at(-1)?.name ?? "";
  const late = pending.find((migration) => migration.name < last);
  if (late) throw new CannotStart(`La migration ${late.name} arrive après ${last}, déjà appliquée. Donnez-lui un numéro plus grand.`);
  return pending;
};

/** Runs what is missing, each file in its transaction, one process at a time. Answers the names it ran. `last` stops after that one. */
export const migrate = (ownerUrl: string, folder = migrationsFolder, last?: string): Promise<string[]> =>
  withClient(ownerUrl, async (client) => {
    const known = readMigrations(folder).filter((migration) => last === undefined || migration.name <= last);
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await createRegister(client);
    const pending = pendingMigrations(known, await appliedMigrations(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  });

const createRegister = async (client: pg.Client): Promise<void> => {
  if (await hasRegister(client)) return;
  try {
    await client.query("create schema if not exists app_meta");
  } catch (error) {
    if (errorCode(error) !== "42501") throw error;
    throw new CannotStart("Le compte de DATABASE_URL n'a pas le droit de créer des tables dans cette base. Faites-en le propriétaire : alter database la_base owner to ce_compte;");
  }
  await client.query(`
    create table if not exists app_meta.migrations (
      number     integer primary key,
      name       text not null unique,
      checksum   text not null,
      applied_at timestamptz not null default clock_timestamp()
    );
    comment on table app_meta.migrations is 'Migrations already applied, with the checksum of their text.'`);
};

const hasRegister = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('app_meta.migrations') is not null as there");
  return rows[0]?.there === true;
};

const apply = async (client: pg.Client, migration: Migration): Promise<void> => {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into app_meta.migrations (number, name, checksum) values ($1, $2, $3)", [migration.number, migration.name, migration.checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    const line = migration.sql.slice(0, positionOf(error)).split("\n").length;
    throw new CannotStart(`La migration ${migration.name} a échoué vers la ligne ${line} : ${error instanceof Error ? error.message : String(error)}. Rien n'en a été gardé.`, { cause: error });
  }
};

const positionOf = (error: unknown): number =>
  error instanceof Error && "position" in error ? Number(error.position) : 0;
