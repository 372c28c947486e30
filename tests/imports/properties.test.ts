import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { suggestMapping } from "../../src/rooms/imports/columns.ts";
import { rowPlanner } from "../../src/rooms/imports/plan.ts";
import { recordCutter } from "#ground/tables/csv-records";
import { delimiters } from "#ground/tables/delimiter";
import { usualLimits, type Encoding, type Row } from "#ground/tables/model";
import { addsUp, newTally, planRows } from "../../src/rooms/imports/tally.ts";
import { planContext } from "./list-fixture.ts";
import { cellsOf, csvOf, encode, seen, writable, type Seen } from "./text-fixture.ts";
import { aSheet } from "./workbook-fixture.ts";

const runs = (numRuns: number) => ({ numRuns, seed: 20_261_121 });
const header = ["Nom", "Prénom", "Date naiss.", "Tél", "Ville"];
const encodings: readonly Encoding[] = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"];

/** Cells as people and machines fill them: words, several lines, quotes, separators, spaces, other scripts. */
const anyCell = (encoding: Encoding) => {
  const letters = writable(encoding);
  const unit = letters.length > 0 ? fc.constantFrom(...letters, '"', ";", "\n", "\r\n", ",", "\t") : fc.oneof({ weight: 6, arbitrary: fc.string({ unit: "grapheme", maxLength: 1 }).filter((sign) => !/\p{C}/u.test(sign)) }, fc.constantFrom('"', ";", "\n", "\r\n", ",", "\t", "é", "İ", "ễ", "ع"));
  return fc.array(unit, { maxLength: 8 }).map((signs) => signs.join(""));
};
const anyTable = fc.constantFrom(...encodings).chain((encoding) =>
  fc.record({
    encoding: fc.constant(encoding),
    bom: fc.boolean(),
    delimiter: fc.constantFrom(...delimiters),
    newline: fc.constantFrom("\n", "\r\n"),
    quoteAll: fc.boolean(),
    // The first cell is never blank, so that no row is an empty line.
    rows: fc.array(fc.tuple(fc.nat(999), fc.array(anyCell(encoding), { minLength: header.length - 1, maxLength: header.length - 1 })).map(([number, cells]) => [`n${number}`, ...cells]), { minLength: 1, maxLength: 12 }),
  }),
);
type AnyTable = typeof anyTable extends fc.Arbitrary<infer T> ? T : never;

const bytesOf = ({ encoding, bom, delimiter, newline, quoteAll, rows }: AnyTable): Uint8Array => encode(csvOf([header, ...rows], delimiter, newline, quoteAll), encoding, bom);
const choicesOf = ({ encoding, delimiter }: AnyTable) => ({ encoding, delimiter, headerLine: 1 });
const orNull = (rows: readonly (readonly string[])[]): (string | null)[][] => rows.map((cells) => cells.map((cell) => (cell === "" ? null : cell)));

const counted = async (table: Seen) => {
  async function* each(): AsyncGenerator<Row> { yield* table.rows; }
  const tally = newTally();
  const mapping = suggestMapping(table.header.length > 0 ? table.header : header);
  for await (const row of planRows(each(), rowPlanner(planContext(table.header), mapping), tally)) {
    if (!row.ok) assert.ok(row.refusals.length > 0 && row.refusals.every(({ sentence, howToMend }) => sentence.length > 10 && howToMend.length > 10));
  }
  return tally;
};

describe("Pour toute table", () => {
  it("ce qui est écrit en CSV est relu tel quel, quels que soient l'encodage et le séparateur", async () => {
    await fc.assert(fc.asyncProperty(anyTable, async (table) => {
      const read = await seen(bytesOf(table), choicesOf(table));
      assert.equal(read.refusal, null);
      assert.deepEqual(cellsOf(read), orNull(table.rows));
      const before = (index: number): number => csvOf([header, ...table.rows.slice(0, index)], table.delimiter, table.newline, table.quoteAll).split(/\r\n|\r|\n/).length;
      assert.deepEqual(read.rows.map(({ line }) => line), table.rows.map((_, index) => before(index)));
    }), runs(150));
  });

  it("ce qui est écrit dans un classeur est relu tel quel", async () => {
    await fc.assert(fc.asyncProperty(anyTable, async ({ rows }) => {
      assert.deepEqual(cellsOf(await seen(aSheet([header, ...rows]), { headerLine: 1 })), orNull(rows));
    }), runs(60));
  });

  it("lignes lues = lignes prises + lignes expliquées, même coupée ou abîmée n'importe où", async () => {
    const damage = fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }), at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255), guess: fc.boolean() });
    await fc.assert(fc.asyncProperty(anyTable, damage, async (table, { cut, at, byte, guess }) => {
      const whole = bytesOf(table);
      const broken = whole.slice(0, Math.ceil(whole.length * (cut > 0.8 ? 1 : cut)));
      if (broken.length > 0) broken[Math.floor(at * (broken.length - 1))] = byte;
      const read = await seen(broken, guess ? {} : choicesOf(table));
      const tally = await counted(read);
      assert.ok(addsUp(tally));
      assert.equal(tally.rowsIn, read.rows.length);
    }), runs(250));
  });

  it("aucune ligne intacte ne disparaît", async () => {
    await fc.assert(fc.asyncProperty(anyTable, async (table) => {
      const tally = await counted(await seen(bytesOf(table), choicesOf(table)));
      assert.equal(tally.taken + tally.refused, table.rows.length);
    }), runs(60));
  });

  it("le découpage est celui de csv-parse, où que tombent les morceaux", () => {
    fc.assert(fc.property(anyTable, fc.integer({ min: 1, max: 40 }), ({ rows, delimiter, newline, quoteAll }, size) => {
      const text = csvOf(rows, delimiter, newline, quoteAll);
      const cutter = recordCutter(delimiter, usualLimits);
      const cells: unknown[] = [];
      for (let at = 0; at < text.length; at += size) cells.push(...cutter.push(text.slice(at, at + size), false).map((record) => record.cells));
      cells.push(...cutter.push("", true).map((record) => record.cells));
      assert.deepEqual(cells, parse(text, { delimiter, relax_column_count: true, relax_quotes: true, record_delimiter: newline }));
    }), runs(150));
  });
});
