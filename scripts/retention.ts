// npm run retention -- --preview   dit ce qui serait annoncé et effacé aujourd'hui, et ne change rien
// npm run retention                donne les préavis et efface ce dont le jour est venu, comme chaque nuit
import { parseArgs } from "node:util";
import { civilDateOf } from "#ground/civil-date";
import { readConfig } from "#ground/config";
import { CannotStart } from "#ground/database/cannot-start";
import { withClient } from "#ground/database/connection";
import { databaseOver, openPool } from "#ground/database/connect";
import { openInstance } from "#ground/database/open";
import { openSealing } from "#ground/open-sealing";
import { applyRetention } from "#rooms/keeping/server";

const { values } = parseArgs({ options: { preview: { type: "boolean" } } });

const preview = (ownerUrl: string, today: string): Promise<string> =>
  withClient(ownerUrl, async (client) => {
    // All of it is done, counted, and undone.
    await client.query("begin");
    const { rows: given } = await client.query<{ given: string; withdrawn: string; rows_cleared: string }>("select * from app.give_notices($1::date)", [today]);
    const { rows: due } = await client.query<{ due: string; kept: string; next: string | null }>(
      "select count(*) filter (where erase_on <= $1 and kept_until is null) as due, count(*) filter (where kept_until is not null) as kept, min(erase_on) filter (where erase_on > $1 and kept_until is null)::text as next from app.retention_notices", [today]);
    await client.query("rollback");
    return [
      `Aujourd'hui (${today}), rien n'a été changé. Ce qui le serait :`, `  préavis donnés : ${given[0]!.given}`, `  préavis retirés, parce qu'il y a des nouvelles : ${given[0]!.withdrawn}`,
      `  dossiers effacés : ${due[0]!.due}`, `  lignes de listes vidées : ${given[0]!.rows_cleared}`, `  dossiers gardés plus longtemps, avec un but : ${due[0]!.kept}`, `  le prochain jour d'effacement : ${due[0]!.next ?? "aucun"}`,
    ].join("\n");
  });

try {
  const config = readConfig();
  const database = await openInstance(config, "command");
  try {
    const now = new Date();
    if (values.preview) console.log(await preview(database.ownerUrl, civilDateOf(now)));
    else {
      await openSealing(config, database.ownerUrl);
      const pool = openPool(database.appUrl, 2);
      const told = await applyRetention(databaseOver(pool), now).finally(() => pool.end());
      console.log(`Préavis donnés : ${told.given}, retirés : ${told.withdrawn}. Dossiers effacés : ${told.erased}. Lignes de listes vidées : ${told.rowsCleared}.${told.erased > 0 ? "\nRemplacez la copie des clés des personnes : npm run key -- copy FICHIER." : ""}`);
    }
  } finally {
    await database.stop();
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`\n${error.message}\n\n`);
  process.exitCode = 1;
}
