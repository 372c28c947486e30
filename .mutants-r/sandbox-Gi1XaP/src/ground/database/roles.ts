import type pg from "pg";
import { CannotStart, errorCode } from "./cannot-start.ts";

/** Logs in, owns nothing, and becomes one of those below inside each transaction. */
export const appRole = "fil_rouge_app";
/** What a visitor's request runs as, under row-level security. */
export const visitorRole = "fil_rouge_visitor";
/** What the machinery that has no visitor runs as: credentials, sessions, outbox, jobs. */
export const doorkeeperRole = "fil_rouge_doorkeeper";

/** What a request of an accompanied person runs as, in her own space: her rows and no other. */
export const personRole = "fil_rouge_person";
/** What a partner without account runs as, behind a signed link: the one request of her link and no other. */
export const guestRole = "fil_rouge_guest";

const masks = [visitorRole, doorkeeperRole, personRole, guestRole];
const timeouts = { statement_timeout: "15s", idle_in_transaction_session_timeout: "60s", lock_timeout: "10s" };

interface Found {
  major: number;
  roles: { rolname: string; rolcanlogin: boolean; rolinherit: boolean; rolbypassrls: boolean; rolsuper: boolean; settings: string[] }[];
  memberships: string[];
}

/** Makes the cluster's roles as they must be, or says which SQL somebody with more rights must run. */
export const prepareRoles = async (client: pg.Client, appPassword: string, mayLogIn: () => Promise<boolean>): Promise<void> => {
  const found = await look(client);
  const missing = statements(found, appPassword, await mayLogIn());
  for (const statement of missing) await runOnce(client, statement, appPassword);
  await limitConnections(client);
};

const look = async (client: pg.Client): Promise<Found> => {
  const version = await client.query<{ major: number }>("select current_setting('server_version_num')::int / 10000 as major");
  const roles = await client.query<Found["roles"][number]>(
    `select rolname, rolcanlogin, rolinherit, rolbypassrls, rolsuper, coalesce(rolconfig, '{}') as settings from pg_roles where rolname = any ($1)`,
    [[appRole, ...masks]]);
  const memberships = await client.query<{ mask: string }>(
    `select r.rolname as mask from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles a on a.oid = m.member
     where a.rolname = $1 and r.rolname = any ($2)`, [appRole, masks]);
  return { major: version.rows[0]?.major ?? 0, roles: roles.rows, memberships: memberships.rows.map((row) => row.mask) };
};

const statements = (found: Found, password: string, canLogIn: boolean): string[] => {
  const app = found.roles.find((role) => role.rolname === appRole);
  const grantOptions = found.major >= 16 ? " with inherit false, set true" : "";
  const list: string[] = [];
  if (!app) list.push(`create role ${appRole} login noinherit password '${password.replaceAll("'", "''")}'`);
  else {
    if (!app.rolcanlogin || app.rolinherit) list.push(`alter role ${appRole} login noinherit`);
    if (app.rolbypassrls || app.rolsuper) list.push(`alter role ${appRole} nosuperuser nobypassrls`);
    if (!canLogIn) list.push(`alter role ${appRole} password '${password.replaceAll("'", "''")}'`);
  }
  for (const [name, value] of Object.entries(timeouts))
    if (!app?.settings.includes(`${name}=${value}`)) list.push(`alter role ${appRole} set ${name} = '${value}'`);
  for (const mask of masks) {
    const role = found.roles.find((one) => one.rolname === mask);
    if (!role) list.push(`create role ${mask} nologin`);
    else if (role.rolbypassrls || role.rolsuper || role.rolcanlogin) list.push(`alter role ${mask} nologin nosuperuser nobypassrls`);
    if (!found.memberships.includes(mask)) list.push(`grant ${mask} to ${appRole}${grantOptions}`);
  }
  return list;
};

/** Roles belong to the whole server: another instance may be making them at the same moment. */
const runOnce = async (client: pg.Client, statement: string, password: string, attempts = 5): Promise<void> => {
  try {
    await client.query(statement);
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (["42710", "23505"].includes(code)) return;
    if (code === "XX000" && attempts > 1) return runOnce(client, statement, password, attempts - 1);
    if (code === "42501") throw await askForRoles(client, password);
    throw error;
  }
};

const askForRoles = async (client: pg.Client, password: string): Promise<CannotStart> => {
  const missing = statements(await look(client), "CHOISISSEZ-UN-MOT-DE-PASSE", true);
  const sql = missing.length > 0 ? missing : [`alter role ${appRole} password 'CHOISISSEZ-UN-MOT-DE-PASSE'`];
  return new CannotStart(
    "Le compte de DATABASE_URL n'a pas le droit de préparer les rôles de l'application. Demandez à l'administrateur du serveur d'exécuter :\n\n" +
      sql.map((line) => `  ${line.replaceAll(password, "CHOISISSEZ-UN-MOT-DE-PASSE")};`).join("\n") +
      "\n\npuis relancez avec FIL_ROUGE_APP_PASSWORD=ce-mot-de-passe. (Ou donnez à ce compte le droit CREATEROLE.)",
  );
};

const limitConnections = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ name: string; mine: boolean }>(
    "select current_database() as name, pg_has_role(datdba, 'usage') as mine from pg_database where datname = current_database()");
  if (!rows[0]?.mine) return;
  const name = `"${rows[0].name.replaceAll('"', '""')}"`;
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${appRole}`);
};
