import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { it, type TestContext } from "node:test";
import { compareInstances, importInstance } from "#ground/archive/read";
import { enclosed } from "#ground/archive/run-command";
import { exportInstance } from "#ground/archive/write";
import { withClient } from "#ground/database/connection";
import { prepareDatabase } from "#ground/database/prepare";
import { temporaryFolder } from "../harness/folders.ts";
import { anEmptyPlace, anEmptyPlaceOn15, type Place } from "../harness/instances.ts";

const [verifier, documentation] = enclosed as [string, string];
const rounds = [3, 4, 2];
const fill = async (test: TestContext): Promise<Place> => {
  const place = await anEmptyPlace(test);
  await prepareDatabase(place);
  await withClient(place.ownerUrl, async (client) => {
    for (const lines of rounds) {
      // What a text form might break: accents, a tab, a backslash, an instant without digits under the second.
      await client.query(String.raw`insert into app.journal (at, event, because, detail) select '2026-11-21T11:00:00Z'::timestamptz + n * interval '0.1 second', 'person.viewed',
        case when n > 1 then E'é\t\\N' end, jsonb_build_object('mot', 'é "\', 'n', n) from generate_series(0, $1 - 1) n`, [lines]);
      // A visit that fails takes its number away with it.
      await client.query("begin; insert into app.journal (event) values ('person.viewed'); rollback");
      await client.query("select app.seal_journal('5 seconds')");
    }
    await client.query("insert into app.journal (event) values ('person.viewed')");
  });
  return place;
};
const exported = async (place: Place, folder: string): Promise<string> => {
  await exportInstance({ ...place, application: "test", to: folder, enclosed });
  return folder;
};
const verify = (folder: string, ...more: string[]): { code: number | null; said: string } => {
  const { status, stdout } = spawnSync(process.execPath, [verifier, folder, ...more], { encoding: "utf8" });
  return { code: status, said: stdout };
};

type Rows = string[][];
const readRows = (folder: string, table: string): Rows => readFileSync(join(folder, `tables/${table}.tsv`), "utf8").split("\n").slice(0, -1).map((line) => line.split("\t"));
const writeRows = (folder: string, table: string, rows: Rows): void => writeFileSync(join(folder, `tables/${table}.tsv`), rows.map((row) => `${row.join("\t")}\n`).join(""));

it("un journal entier est dit entier, et ce qui attend son sceau est dit", async (test) => {
  const folder = await exported(await fill(test), join(temporaryFolder(test), "archive"));
  for (const file of enclosed) assert.deepEqual(readFileSync(join(folder, basename(file))), readFileSync(file));
  const { code, said } = verify(folder);
  assert.match(said, /entier : 10 ligne\(s\), 3 sceau\(x\)\.\n1 ligne\(s\) attendent encore/);
  assert.equal(code, 0);
});

it("chaque façon de toucher au journal est trouvée, et dite avec sa place", async (test) => {
  const folder = temporaryFolder(test);
  const good = await exported(await fill(test), join(folder, "archive"));
  const last = /Dernier sceau : (3:[0-9a-f]{64})/.exec(verify(good).said)![1]!;
  assert.equal(verify(good, "--seal", last).code, 0);
  const hashAgain = (row: string[]): string[] => {
    const line = { id: row[0]!, at: "2026-11-21T11:00:00.000000Z", rest: [null, "person.printed", null, null, null, null, row[8]!.replaceAll("\\\\", "\\")] };
    const text = [line.id, line.at, ...line.rest].map((value) => (value === null ? "-\n" : `${Buffer.byteLength(value)}:${value}\n`)).join("");
    return [...row.slice(0, 3), "person.printed", ...row.slice(4, 9), `\\\\x${createHash("sha256").update(`fil-rouge-line-1\n${text}`).digest("hex")}`];
  };
  /** Everything about it is right but that it closes nothing: only its own rule shows it. */
  const emptySeal = (before: string[]): string[] => {
    const [from, none] = [Number(before[2]) + 1, createHash("sha256").digest("hex")];
    const told = ["4", String(from), "3", "0", none, before[6]!.replace(/^\\+x/, ""), "2026-11-21T12:00:00.000000Z"];
    const hash = createHash("sha256").update(`fil-rouge-seal-1\n${told.map((value) => `${value.length}:${value}\n`).join("")}`).digest("hex");
    return ["4", String(from), "3", "0", `\\\\x${none}`, before[6]!, `\\\\x${hash}`, "2026-11-21 12:00:00+00"];
  };
  const ways: { what: string; table: string; change: (rows: Rows) => Rows; more?: string[]; says: RegExp }[] = [
    { what: "une ligne changée", table: "journal", change: (rows) => rows.map((row, at) => (at === 4 ? row.with(3, "person.printed") : row)), says: /^Ligne 6 : ce qu'elle dit a été changé/m },
    { what: "une ligne changée, son empreinte refaite", table: "journal", change: (rows) => rows.map((row, at) => (at === 0 ? hashAgain(row) : row)), says: /^Sceau 1, lignes 1 à 3 : ce ne sont plus/m },
    { what: "une ligne retirée", table: "journal", change: (rows) => rows.toSpliced(1, 1), says: /^Sceau 1, lignes 1 à 3 : 3 scellées, 2 trouvées/m },
    { what: "une ligne ajoutée dans un trou", table: "journal", change: (rows) => rows.toSpliced(3, 0, rows[0]!.with(0, "4")), says: /^Sceau 2, lignes 4 à 8 : 4 scellées, 5 trouvées/m },
    { what: "deux lignes échangées de place", table: "journal", change: (rows) => [rows[1]!, rows[0]!, ...rows.slice(2)], says: /^Ligne 1 : elle vient après la ligne 2/m },
    { what: "deux lignes échangées de numéro", table: "journal", change: ([one, two, ...rest]) => [two!.with(0, "1"), one!.with(0, "2"), ...rest], says: /^Ligne 1 : ce qu'elle dit[^]*^Ligne 2 : ce qu'elle dit/m },
    { what: "un sceau changé", table: "journal_seals", change: (rows) => rows.map((row, at) => (at === 1 ? row.with(3, "5") : row)), says: /^Sceau 2 : il a été changé/m },
    { what: "un sceau retiré", table: "journal_seals", change: (rows) => rows.toSpliced(1, 1), says: /^Sceau 3 : il vient après le sceau 1/m },
    { what: "un sceau vide, à l'envers, ajouté au bout", table: "journal_seals", change: (rows) => [...rows, emptySeal(rows.at(-1)!)], says: /^Sceau 4 : il ne ferme aucune ligne/m },
    { what: "une ligne numéro zéro", table: "journal", change: (rows) => [rows[0]!.with(0, "0"), ...rows], says: /^Ligne 0 : elle vient après la ligne 0/m },
    { what: "la fin coupée", table: "both", change: (rows) => rows, more: ["--seal", last], says: /^Sceau 3, connu ailleurs : il n'est plus là. La fin du journal a été coupée/m },
    { what: "tout réécrit", table: "none", change: (rows) => rows, more: ["--seal", `3:${"0".repeat(64)}`], says: /^Sceau 3, connu ailleurs : celui-ci n'est pas le même/m },
  ];
  for (const { what, table, change, more = [], says } of ways) {
    const touched = join(folder, what);
    cpSync(good, touched, { recursive: true });
    if (table === "both") {
      writeRows(touched, "journal", readRows(good, "journal").slice(0, 7));
      writeRows(touched, "journal_seals", readRows(good, "journal_seals").slice(0, 2));
      assert.equal(verify(touched).code, 0, "without a witness nothing shows");
    } else if (table !== "none") writeRows(touched, table, change(readRows(good, table)));
    const { code, said } = verify(touched, ...more);
    assert.match(said, says, what);
    assert.equal(code, 1, what);
  }
  assert.deepEqual([verify(join(folder, "nulle part")).code, verify(folder).code], [2, 2]);
});

it("un journal repris ailleurs, sur une autre version de PostgreSQL, garde sa chaîne et la continue", async (test) => {
  const folder = temporaryFolder(test);
  const home = await fill(test);
  const away = (await anEmptyPlaceOn15(test)) ?? (await anEmptyPlace(test));
  await importInstance({ ...away, from: await exported(home, join(folder, "aller")) });
  assert.deepEqual(await compareInstances(home.ownerUrl, away.ownerUrl), []);
  await withClient(away.ownerUrl, (client) => client.query("insert into app.journal (event) values ('person.viewed'); select app.seal_journal('5 seconds')"));
  const { code, said } = verify(await exported(away, join(folder, "retour")));
  assert.match(said, /entier : 11 ligne\(s\), 4 sceau\(x\)\.\nDernier sceau : 4:/);
  assert.equal(code, 0);
});

it("l'exemple de la documentation est celui que la documentation permet de calculer", () => {
  const page = readFileSync(documentation, "utf8");
  const text = /```\n(fil-rouge-line-1\n[^`]*)```/.exec(page)![1]!;
  assert.ok(page.includes(`gives \`${createHash("sha256").update(text).digest("hex")}\``));
});
