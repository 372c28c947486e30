// npm run export -- --to DOSSIER | FICHIER.tar.gz
import { enclosed, runCommand, tell } from "#ground/archive/run-command";
import { exportInstance } from "#ground/archive/write";
import { CannotStart } from "#ground/database/cannot-start";

await runCommand(["to"], async ({ database, documentsFolder, application, options }) => {
  if (!options["to"]) throw new CannotStart("Dites où écrire l'archive : npm run export -- --to dossier, ou --to fichier.tar.gz");
  tell(`Instance écrite dans ${options["to"]}`, await exportInstance({ ownerUrl: database.ownerUrl, documentsFolder, application, to: options["to"], enclosed }));
});
