// npm run schema            writes db/schema.sql and src/ground/tables.generated.ts from a freshly migrated database
// npm run schema -- --check says whether the committed files are still true
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "#ground/database/connection";
import { freshDatabase } from "../tests/harness/database.ts";
import { leaveTestServer } from "../tests/harness/template.ts";
import { readCatalog } from "./schema/catalog.ts";
import { schemaText } from "./schema/dump.ts";
import { typesText } from "./schema/types.ts";

const root = join(import.meta.dirname, "..");
const base = await freshDatabase();
const catalog = await withClient(base.url, readCatalog).finally(() => base.drop());
await leaveTestServer();
const written = { "db/schema.sql": schemaText(catalog), "src/ground/tables.generated.ts": typesText(catalog) };

const stale = Object.entries(written).filter(([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), "utf8") !== text);
if (process.argv.includes("--check")) {
  for (const [file] of stale) console.error(`${file} ne correspond plus aux migrations : lancez « npm run schema ».`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) writeFileSync(join(root, file), text);
  console.log(stale.length > 0 ? `Écrit : ${stale.map(([file]) => file).join(", ")}` : "Rien à changer.");
}
