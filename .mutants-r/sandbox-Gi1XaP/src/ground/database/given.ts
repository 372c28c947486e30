import type pg from "pg";
import { databaseOf, derivedPassword, passwordOf, withLogin } from "./address.ts";
import { CannotStart, errorCode } from "./cannot-start.ts";
import { connectPatiently } from "./connection.ts";
import type { OpenedDatabase } from "./embedded.ts";
import { prepareFolder, readSecret } from "./folder.ts";
import { appRole } from "./roles.ts";

const oldest = 15;
const unreachable = new Set(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOENT", "ECONNRESET"]);

/** The server that DATABASE_URL names: checked, never started nor stopped by us. */
export const openGiven = async (url: string, dataFolder: string): Promise<OpenedDatabase> => {
  const ownerUrl = readUrl(url);
  const client = await connectOrExplain(ownerUrl);
  try {
    await checkServer(client, ownerUrl);
  } finally {
    await client.end();
  }
  return { ownerUrl, appUrl: withLogin(ownerUrl, appRole, appPassword(ownerUrl, dataFolder)), stop: () => Promise.resolve(), lost: new Promise(() => undefined) };
};

/** Chosen by the administrator, or derived from the owner's, or, when the owner has none (peer, trust), from a secret of this folder. */
const appPassword = (ownerUrl: string, dataFolder: string): string => {
  const chosen = process.env["FIL_ROUGE_APP_PASSWORD"];
  if (chosen) return chosen;
  if (passwordOf(ownerUrl)) return derivedPassword(passwordOf(ownerUrl), appRole);
  prepareFolder(dataFolder);
  return derivedPassword(readSecret(dataFolder), appRole);
};

const example = "postgresql://utilisateur:mot-de-passe@hôte:5432/base";

const readUrl = (url: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol) || (parsed.hostname === "" && !parsed.searchParams.has("host")))
    throw new CannotStart(`DATABASE_URL ne se lit pas comme l'adresse d'une base. Écrivez-la ainsi : DATABASE_URL=${example} (les caractères spéciaux du mot de passe s'écrivent en %XX).`);
  if (databaseOf(url) === "") throw new CannotStart(`DATABASE_URL ne nomme pas de base. Ajoutez son nom à la fin : ${example}`);
  return url;
};

const connectOrExplain = async (url: string): Promise<pg.Client> => {
  const server = new URL(url);
  const where = server.searchParams.get("host") ?? server.host;
  const user = decodeURIComponent(server.username) || "(aucun)";
  try {
    // A server of the same machine may still be starting; a wrong address is told at once.
    return await connectPatiently(url, 30_000, () => false);
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (code === "57P03") return connectPatiently(url, 30_000);
    if (unreachable.has(code) || isTimeout(error)) throw new CannotStart(`Aucun serveur PostgreSQL ne répond à ${where} (${code || "délai dépassé"}). Vérifiez l'adresse dans DATABASE_URL et que le serveur est démarré.`);
    if (code === "28P01") throw new CannotStart(`Le serveur ${where} refuse le mot de passe de « ${user} ». Corrigez DATABASE_URL.`);
    if (code === "28000") throw new CannotStart(`Le serveur ${where} ne laisse pas entrer « ${user} ». Vérifiez ce compte dans DATABASE_URL, et pg_hba.conf sur le serveur.`);
    if (code === "3D000") throw new CannotStart(`Le serveur ${where} n'a pas de base « ${databaseOf(url)} ». Créez-la : create database "${databaseOf(url)}" owner "${user}" encoding 'UTF8' template template0;`);
    if (code === "53300") throw new CannotStart(`Le serveur ${where} n'a plus de place pour une connexion. Augmentez max_connections, ou fermez des connexions, puis relancez.`);
    throw new CannotStart(`La connexion à ${where} a échoué (${code || (error instanceof Error ? error.message : "raison inconnue")}). Vérifiez DATABASE_URL.`);
  }
};

const isTimeout = (error: unknown): boolean => error instanceof Error && /timeout/i.test(error.message);

const checkServer = async (client: pg.Client, url: string): Promise<void> => {
  const { rows } = await client.query<ServerFacts>(`
    select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding,
      exists (select from pg_collation where collname = 'fr-x-icu') as french`);
  const fault = rows[0] ? serverFault(rows[0], databaseOf(url)) : undefined;
  if (fault) throw new CannotStart(fault);
};

interface ServerFacts {
  major: number;
  encoding: string;
  french: boolean;
}

/** What keeps us from working on this server, said to whoever looks after it. */
export const serverFault = ({ major, encoding, french }: ServerFacts, database: string): string | undefined => {
  if (major < oldest) return `Le serveur est en PostgreSQL ${major} ; Fil rouge demande PostgreSQL ${oldest} ou plus récent. Mettez le serveur à jour, ou donnez-en un autre dans DATABASE_URL.`;
  if (encoding !== "UTF8") return `La base « ${database} » est en ${encoding}. Créez-en une en UTF8 : create database fil_rouge encoding 'UTF8' template template0;`;
  if (!french) return "Ce serveur PostgreSQL ne connaît pas l'ordre alphabétique français (collation fr-x-icu). Installez une version construite avec ICU, comme celles de Debian ou de postgresql.org.";
  return undefined;
};
