// npm run bench [-- --scale L] [--json] [--only cost,pages,policies,weight,imports,journal,directory,offer,deadlines] [--rows 100000] [--port 3190] : each bar, its limit, what was measured.
import { parseArgs } from "node:util";
import { type Measured, printBars, under } from "../bench/bars.ts";
import { measureCost } from "../bench/cost.ts";
import { measureDeadlines } from "../bench/deadlines.ts";
import { measureDirectory } from "../bench/directory.ts";
import { openBenchHouse, type Scale } from "../bench/house.ts";
import { measureImports } from "../bench/imports.ts";
import { measureJournal } from "../bench/journal.ts";
import { measureOffer } from "../bench/offer.ts";
import { measurePages } from "../bench/pages.ts";
import { measurePolicies } from "../bench/policies.ts";
import { measureWeight } from "../bench/weight.ts";

const { values } = parseArgs({ options: { scale: { type: "string", default: "S" }, json: { type: "boolean" }, only: { type: "string" }, port: { type: "string", default: "3190" }, rows: { type: "string" } } });
const scale: Scale = values.scale === "L" ? "L" : "S";
const wanted = (name: string): boolean => !values.only || values.only.split(",").includes(name);

const house = await openBenchHouse(scale, Number(values.port));
const told: Record<string, Measured[]> = { démarrage: [under("démarrage, base déjà remplie", house.startMs / 1000, 5, "s")] };
if (wanted("weight")) told["poids"] = await measureWeight(house);
if (wanted("policies")) told["sécurité par ligne"] = await measurePolicies(house);
if (wanted("cost")) told["coût d'une page"] = await measureCost(house);
if (wanted("pages")) told["pages"] = await measurePages(house);
if (wanted("journal")) told["journal"] = await measureJournal(house);
if (wanted("directory")) told["annuaire"] = await measureDirectory(house);
if (wanted("imports")) told["reprise d'une liste"] = await measureImports(house, values.rows ? { rows: Number(values.rows) } : {});
if (wanted("deadlines")) told["échéances"] = await measureDeadlines(house);
if (wanted("offer")) told["offre nationale"] = await measureOffer(house, values.rows ? { services: Number(values.rows) } : {});
await house.close();

if (values.json) console.log(JSON.stringify({ scale, files: house.files, node: process.version, bars: told }, null, 2));
else {
  console.log(`Échelle ${scale} : ${house.files.toLocaleString("fr-FR")} dossiers, ${house.visitors.length} visiteurs.`);
  for (const [title, bars] of Object.entries(told)) printBars(title, bars);
}
const failing = Object.values(told).flat().filter(({ holds }) => holds === false);
process.exitCode = failing.length > 0 ? 1 : 0;
