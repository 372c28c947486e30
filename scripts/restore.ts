// npm run restore                      la dernière sauvegarde du dossier
// npm run restore -- --from FICHIER
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { importInstance } from "#ground/archive/read";
import { runCommand, tell } from "#ground/archive/run-command";
import { CannotStart } from "#ground/database/cannot-start";

const latestIn = (folder: string): string => {
  const last = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".tar.gz")).sort().at(-1) : undefined;
  if (!last) throw new CannotStart(`Il n'y a pas de sauvegarde dans ${folder}. Donnez-la : npm run restore -- --from fichier.tar.gz`);
  return join(folder, last);
};

await runCommand(["from"], async ({ database, config, documentsFolder, options }) => {
  const file = options["from"] ?? latestIn(join(config.dataFolder, "backups"));
  tell(`Sauvegarde rendue : ${file}, relue et trouvée égale`, await importInstance({ ...database, documentsFolder, from: file }));
});
