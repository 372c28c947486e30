import type pg from "pg";
import { passwordOf } from "./address.ts";
import { CannotStart, errorCode } from "./cannot-start.ts";
import { connect, withClient } from "./connection.ts";
import { migrate, migrationsFolder } from "./migrate.ts";
import { appRole, prepareRoles } from "./roles.ts";

/** What the schema stands on; the three are "trusted": an owner of the database may create them. */
const extensions = ["pg_trgm", "unaccent", "btree_gist"];

/** Roles, extensions, migrations: everything between an empty database and one that serves. Answers the migrations it ran. */
export const prepareDatabase = async (urls: { ownerUrl: string; appUrl: string }, folder = migrationsFolder, last?: string): Promise<string[]> => {
  await withClient(urls.ownerUrl, async (client) => {
    await prepareRoles(client, passwordOf(urls.appUrl), () => mayLogIn(urls.appUrl));
    for (const extension of extensions) await prepareExtension(client, extension);
  });
  const ran = await migrate(urls.ownerUrl, folder, last);
  await withClient(urls.ownerUrl, (client) => client.query(`grant usage on schema app_meta to ${appRole}; grant select on app_meta.migrations to ${appRole}`));
  await proveHarmless(urls.appUrl);
  return ran;
};

/** Served by an owner or a superuser, every policy would be decoration. */
const proveHarmless = (appUrl: string): Promise<void> =>
  withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ name: string; harmless: boolean }>(`
      select current_user as name, not (rolsuper or rolbypassrls)
        and not exists (select from pg_class where relowner = r.oid and relnamespace = 'app'::regnamespace) as harmless
      from pg_roles r where rolname = current_user`);
    if (rows[0]?.name === appRole && rows[0].harmless) return;
    throw new Error(`The application would connect as ${rows[0]?.name}, which sees everything`);
  });

const mayLogIn = async (url: string): Promise<boolean> => {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    // 28P01 wrong password, 28000 no such role, 42501 not allowed in this database yet.
    const code = errorCode(error);
    if (code === "28P01" || code === "28000") return false;
    if (code === "42501") return true;
    throw error;
  }
};

const prepareExtension = async (client: pg.Client, name: string): Promise<void> => {
  const { rows } = await client.query("select from pg_extension where extname = $1", [name]);
  if (rows.length > 0) return;
  try {
    await client.query(`create extension if not exists ${name} with schema public`);
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (code === "42501")
      throw new CannotStart(`Le compte de DATABASE_URL n'a pas le droit d'ajouter l'extension ${name}. Demandez à l'administrateur du serveur d'exécuter dans cette base : create extension ${name} with schema public;`);
    if (["58P01", "0A000", "42704", "22023"].includes(code))
      throw new CannotStart(`Le serveur PostgreSQL n'a pas l'extension ${name}. Installez ses modules complémentaires (paquet postgresql-contrib), puis relancez.`);
    throw error;
  }
};
