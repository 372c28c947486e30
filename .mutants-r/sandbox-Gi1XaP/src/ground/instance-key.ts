// Where the instance's key lives: FIL_ROUGE_KEY, or the file "key" of the data folder. Never in the database, never in an archive.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, linkSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import type { Config } from "./config.ts";
import { CannotStart, errorCode } from "./database/cannot-start.ts";
import { withClient } from "./database/connection.ts";
import { prepareFolder } from "./database/folder.ts";
import { keyOf, type KeyRing, ringOf, type SealingKey } from "./sealing.ts";
import { publishSigningKey } from "./signing.ts";

const keyLength = 32;
export const keyFileOf = (dataFolder: string): string => join(dataFolder, "key");
export const newKeyText = (): string => randomBytes(keyLength).toString("base64url");

/** Several keys, today's first, separated by spaces, commas or lines. */
export const readKeys = (text: string, from: string): SealingKey[] => {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const keys = words.map((word) => Buffer.from(word, "base64url"));
  if (keys.length === 0 || keys.some((bytes) => bytes.length !== keyLength))
    throw new CannotStart(`${from} ne contient pas une clé de Fil rouge : 43 signes (lettres, chiffres, - et _), une clé par ligne, celle d'aujourd'hui en premier. Remettez la clé que vous aviez gardée à part.`);
  return keys.map(keyOf);
};

const readFile = (file: string): SealingKey[] => {
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0)
    throw new CannotStart(`D'autres comptes de cette machine peuvent lire la clé ${file}. Retirez-leur ce droit : chmod 600 ${file}`);
  return readKeys(readFileSync(file, "utf8"), file);
};

/** Written beside, then put in place: nobody reads half a key, and a twin of ours that was quicker keeps its own. */
export const writeKeys = (file: string, texts: string[], replace = false): void => {
  const fresh = `${file}.new-${process.pid}`;
  writeFileSync(fresh, `${texts.join("\n")}\n`, { mode: 0o600 });
  try {
    if (replace) return renameSync(fresh, file);
    linkSync(fresh, file);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
};

/** The keys given to this installation; null when there are none yet. */
export const givenKeys = ({ instanceKey, dataFolder }: Pick<Config, "instanceKey" | "dataFolder">): SealingKey[] | null => {
  if (instanceKey) return readKeys(instanceKey, "FIL_ROUGE_KEY");
  const file = keyFileOf(dataFolder);
  return existsSync(file) ? readFile(file) : null;
};

/** The keys this database was sealed with. */
export const neededKeys = async (client: pg.Client): Promise<string[]> => (await client.query<{ id: string }>("select id from app.sealing_keys order by first_used_at, id")).rows.map(({ id }) => id);

const wrongKey = (ids: string[], where: string, has: boolean): CannotStart =>
  new CannotStart(`${has ? "La clé donnée n'est pas celle de cette base" : "La clé de cette base n'est pas ici"} (clé ${ids.join(", ")}). Remettez-la dans ${where}, ou donnez-la dans FIL_ROUGE_KEY. `
    + "Elle n'est pas dans les sauvegardes : elle est gardée à part. Si elle est perdue pour de bon : npm run key -- lost, qui dit ce qui ne s'ouvrira plus.");

/** The key of this installation, made the first time; refuses to go on without the one its database was sealed with. */
export const openKeys = async (config: Config, ownerUrl: string): Promise<KeyRing> =>
  withClient(ownerUrl, async (client) => {
    const needed = await neededKeys(client);
    const file = keyFileOf(config.dataFolder);
    if (needed.length === 0 && !config.instanceKey && !existsSync(file)) {
      prepareFolder(config.dataFolder);
      writeKeys(file, [newKeyText()]);
    }
    const keys = givenKeys(config);
    const missing = needed.filter((id) => !keys?.some((key) => key.id === id));
    if (!keys || missing.length > 0) throw wrongKey(missing, file, keys !== null);
    await client.query("insert into app.sealing_keys (id) values ($1) on conflict (id) do nothing", [keys[0]!.id]);
    const ring = ringOf(keys);
    await publishSigningKey(client, ring);
    return ring;
  });

/** Once everything is sealed by today's key, the ones before are asked for no longer. */
export const retireOtherKeys = (ownerUrl: string, ring: KeyRing): Promise<unknown> =>
  withClient(ownerUrl, (client) => client.query("delete from app.sealing_keys where id <> $1", [ring.current.id]));
