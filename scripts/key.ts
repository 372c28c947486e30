// npm run key            dit quelle clé cette base demande, et si elle est ici
// npm run key -- new     met une clé neuve en premier ; au départ suivant, tout est scellé par elle
// npm run key -- lost    renonce à une clé perdue pour de bon : ce qu'elle a scellé ne s'ouvrira plus
// npm run key -- copy FICHIER   copie les clés des personnes, à garder à part ; elle remplace la copie d'avant
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type pg from "pg";
import { readConfig } from "#ground/config";
import { CannotStart } from "#ground/database/cannot-start";
import { withClient } from "#ground/database/connection";
import { openConfigured } from "#ground/database/open";
import { givenKeys, keyFileOf, neededKeys, newKeyText, writeKeys } from "#ground/instance-key";
import { Keystore } from "#ground/keystore";
import { keystoreFileOf } from "#ground/open-sealing";
import { heldKeys } from "#ground/sealing";

const config = readConfig();
const file = keyFileOf(config.dataFolder);

const addNew = (): string => {
  const fresh = newKeyText();
  if (config.instanceKey) return `La clé vient de FIL_ROUGE_KEY : mettez celle-ci devant, séparée par une espace, puis relancez Fil rouge.\n  ${fresh}`;
  givenKeys(config);
  writeKeys(file, [fresh, ...(existsSync(file) ? [readFileSync(file, "utf8").trim()] : [])], true);
  return `Une clé neuve est en premier dans ${file}. Relancez Fil rouge : au départ, tout est scellé par elle.\nGardez une copie de ce fichier loin des sauvegardes ; l'ancienne clé, dessous, sert encore aux sauvegardes d'avant.`;
};

const copyKeys = (target: string | undefined): string => {
  if (!target) throw new CannotStart("Dites où écrire la copie, ailleurs que dans les sauvegardes : npm run key -- copy /chemin/person-keys");
  if (!existsSync(keystoreFileOf(config))) throw new CannotStart("Il n'y a pas encore de clés de personnes ici : lancez d'abord npm start.");
  const keystore = new Keystore(keystoreFileOf(config), heldKeys);
  keystore.copyTo(resolve(process.env["INIT_CWD"] ?? ".", target), new Date().toISOString());
  return `Les clés de ${keystore.state().keys} personnes sont copiées dans ${target}. Gardez une seule copie, loin des sauvegardes de la base : celle d'avant contient peut-être la clé de quelqu'un qui a été effacé depuis. Effacez-la.`;
};

/** Said in plain words, so that nobody believes an erasure is over while a copy holds the key. */
const sayPeople = (needed: string | undefined): string => {
  const file = keystoreFileOf(config);
  if (!needed) return "Les clés des personnes : cette base n'en demande pas encore.";
  if (!existsSync(file)) return `Les clés des personnes (${needed}) : elles manquent, ${file} n'est pas là.`;
  const keystore = new Keystore(file, heldKeys);
  const { keys, lastCopyAt, lastDestructionAt } = keystore.state();
  const here = keystore.id === needed ? "elles sont ici" : `celles d'une autre base sont ici (${keystore.id})`;
  const late = lastDestructionAt !== null && lastCopyAt !== null && lastCopyAt < lastDestructionAt;
  const copy = lastCopyAt === null ? "Aucune copie n'a été faite : npm run key -- copy FICHIER." : `Dernière copie le ${lastCopyAt.slice(0, 10)}.${late ? ` Quelqu'un a été effacé depuis (le ${lastDestructionAt.slice(0, 10)}) : remplacez la copie, npm run key -- copy FICHIER.` : ""}`;
  return `Les clés des personnes (${needed}) : ${here}, ${keys} clés. ${copy}`;
};

const said = async (wish: string): Promise<string> => {
  if (wish === "new") return addNew();
  if (wish === "copy") return copyKeys(process.argv[3]);
  if (wish !== "" && wish !== "lost") throw new CannotStart("Je ne connais que : npm run key, npm run key -- new, npm run key -- lost, npm run key -- copy FICHIER.");
  const database = await openConfigured(config, "command");
  try {
    return await withClient(database.ownerUrl, async (client) => {
      const [needed, held] = [await neededKeys(client), new Set(givenKeys(config)?.map(({ id }) => id))];
      const missing = needed.filter((id) => !held.has(id));
      const people = (await client.query<{ id: string }>("select id from app.person_keystores")).rows[0]?.id;
      if (wish === "") return [...(needed.length === 0 ? ["Cette base n'a encore rien de scellé."] : needed.map((id) => `${id} : ${held.has(id) ? "elle est ici" : "elle manque"}`)), sayPeople(people)].join("\n");
      if (missing.length === 0 && people && !isHere(people)) return giveUpPeople(client);
      if (missing.length === 0) return "Aucune clé ne manque : rien n'a changé.";
      await client.query("delete from app.sealing_keys where id = any ($1)", [missing]);
      return `Cette base ne demande plus la clé ${missing.join(", ")}. Les applications de codes ne répondront plus : chacun entre avec un code de secours, sa clé d'accès ou son fournisseur d'identité, puis relie son téléphone de nouveau ; `
        + "sans aucun des trois, la personne qui administre retire la seconde preuve depuis « Comptes ». Si la clé revient un jour, remettez-la sous celle d'aujourd'hui : tout s'ouvrira de nouveau.";
    });
  } finally {
    await database.stop();
  }
};

const isHere = (needed: string): boolean => existsSync(keystoreFileOf(config)) && new Keystore(keystoreFileOf(config), heldKeys).id === needed;

const giveUpPeople = async (client: pg.Client): Promise<string> => {
  await client.query("delete from app.person_keystores");
  return "Cette base ne demande plus les clés des personnes d'avant : ce qui a été écrit dans les dossiers (notes, mots, rappels, documents) ne s'ouvrira plus, le reste demeure. Si le fichier person-keys revient un jour, ne le remettez pas par-dessus le nouveau : gardez-le, et demandez de l'aide.";
};

try {
  console.log(await said(process.argv[2] ?? ""));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`\n${error.message}\n\n`);
  process.exitCode = 1;
}
