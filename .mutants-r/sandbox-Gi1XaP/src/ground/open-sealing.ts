// Both keys of an installation, ready before the first page: the instance's, then the keystore of the people it wraps.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { CannotStart } from "./database/cannot-start.ts";
import { withClient } from "./database/connection.ts";
import { prepareFolder } from "./database/folder.ts";
import { openKeys } from "./instance-key.ts";
import { Keystore } from "./keystore.ts";
import { holdPersonKeys } from "./person-keys.ts";
import { heldKeys, holdKeys, type KeyRing } from "./sealing.ts";

type Where = Pick<Config, "dataFolder" | "personKeysFile">;
export const keystoreFileOf = ({ personKeysFile, dataFolder }: Where): string => personKeysFile ?? join(dataFolder, "person-keys");

const putItBack = (file: string): string =>
  `Remettez le fichier person-keys que vous aviez gardé à part dans ${file}, ou dites où il est dans FIL_ROUGE_PERSON_KEYS. Il n'est pas dans les sauvegardes de la base, et c'est voulu. `
  + "S'il est perdu pour de bon : npm run key -- lost, qui dit ce qui ne s'ouvrira plus.";

/** The keystore this database asks for, made the first time; refuses to go on with none or with another's. */
export const openKeystore = async (where: Where, ownerUrl: string): Promise<Keystore> =>
  withClient(ownerUrl, async (client) => {
    const file = keystoreFileOf(where);
    const needed = (await client.query<{ id: string }>("select id from app.person_keystores")).rows[0]?.id;
    if (needed && !existsSync(file)) throw new CannotStart(`Les clés des personnes de cette base ne sont pas ici. ${putItBack(file)}`);
    if (!existsSync(file) && !where.personKeysFile) prepareFolder(where.dataFolder);
    const keystore = new Keystore(file, heldKeys);
    if (needed && keystore.id !== needed) {
      keystore.close();
      throw new CannotStart(`Les clés des personnes trouvées ici sont celles d'une autre base (${keystore.id} au lieu de ${needed}). ${putItBack(file)}`);
    }
    await client.query("insert into app.person_keystores (id) values ($1) on conflict do nothing", [keystore.id]);
    return keystore;
  });

/** Holds both for this process. */
export const openSealing = async (config: Config, ownerUrl: string): Promise<{ keys: KeyRing; keystore: Keystore }> => {
  const keys = await openKeys(config, ownerUrl);
  holdKeys(keys);
  const keystore = await openKeystore(config, ownerUrl);
  holdPersonKeys(keystore);
  return { keys, keystore };
};
