// npm run key            dit quelle clé cette base demande, et si elle est ici
// npm run key -- new     met une clé neuve en premier ; au départ suivant, tout est scellé par elle
// npm run key -- lost    renonce à une clé perdue pour de bon : ce qu'elle a scellé ne s'ouvrira plus
import { existsSync, readFileSync } from "node:fs";
import { readConfig } from "#ground/config";
import { CannotStart } from "#ground/database/cannot-start";
import { withClient } from "#ground/database/connection";
import { openConfigured } from "#ground/database/open";
import { givenKeys, keyFileOf, neededKeys, newKeyText, writeKeys } from "#ground/instance-key";

const config = readConfig();
const file = keyFileOf(config.dataFolder);

const addNew = (): string => {
  const fresh = newKeyText();
  if (config.instanceKey) return `La clé vient de FIL_ROUGE_KEY : mettez celle-ci devant, séparée par une espace, puis relancez Fil rouge.\n  ${fresh}`;
  givenKeys(config);
  writeKeys(file, [fresh, ...(existsSync(file) ? [readFileSync(file, "utf8").trim()] : [])], true);
  return `Une clé neuve est en premier dans ${file}. Relancez Fil rouge : au départ, tout est scellé par elle.\nGardez une copie de ce fichier loin des sauvegardes ; l'ancienne clé, dessous, sert encore aux sauvegardes d'avant.`;
};

const said = async (wish: string): Promise<string> => {
  if (wish === "new") return addNew();
  if (wish !== "" && wish !== "lost") throw new CannotStart("Je ne connais que : npm run key, npm run key -- new, npm run key -- lost.");
  const database = await openConfigured(config, "command");
  try {
    return await withClient(database.ownerUrl, async (client) => {
      const [needed, held] = [await neededKeys(client), new Set(givenKeys(config)?.map(({ id }) => id))];
      const missing = needed.filter((id) => !held.has(id));
      if (wish === "") return needed.length === 0 ? "Cette base n'a encore rien de scellé." : needed.map((id) => `${id} : ${held.has(id) ? "elle est ici" : "elle manque"}`).join("\n");
      if (missing.length === 0) return "Aucune clé ne manque : rien n'a changé.";
      await client.query("delete from app.sealing_keys where id = any ($1)", [missing]);
      return `Cette base ne demande plus la clé ${missing.join(", ")}. Les applications de codes ne répondront plus : chacun entre avec un code de secours, sa clé d'accès ou son fournisseur d'identité, puis relie son téléphone de nouveau ; `
        + "sans aucun des trois, la personne qui administre retire la seconde preuve depuis « Comptes ». Si la clé revient un jour, remettez-la sous celle d'aujourd'hui : tout s'ouvrira de nouveau.";
    });
  } finally {
    await database.stop();
  }
};

try {
  console.log(await said(process.argv[2] ?? ""));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`\n${error.message}\n\n`);
  process.exitCode = 1;
}
