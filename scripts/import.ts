// npm run import -- --from DOSSIER | FICHIER.tar.gz
import { importInstance } from "#ground/archive/read";
import { runCommand, tell } from "#ground/archive/run-command";
import { CannotStart } from "#ground/database/cannot-start";

await runCommand(["from"], async ({ database, documentsFolder, options }) => {
  if (!options["from"]) throw new CannotStart("Dites quelle archive reprendre : npm run import -- --from dossier, ou --from fichier.tar.gz");
  tell(`Instance reprise de ${options["from"]}, relue et trouvée égale`, await importInstance({ ...database, documentsFolder, from: options["from"] }));
});
