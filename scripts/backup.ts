// npm run backup              une archive datée dans le dossier des sauvegardes
// npm run backup -- --to DOSSIER
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { enclosed, runCommand, tell } from "#ground/archive/run-command";
import { exportInstance } from "#ground/archive/write";

await runCommand(["to"], async ({ database, config, documentsFolder, application, options }) => {
  const folder = options["to"] ?? join(config.dataFolder, "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `fil-rouge-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.tar.gz`);
  tell(`Sauvegarde écrite : ${file}`, await exportInstance({ ownerUrl: database.ownerUrl, documentsFolder, application, to: file, enclosed }));
});
