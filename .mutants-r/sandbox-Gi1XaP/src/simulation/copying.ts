import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { prepareKeys } from "#ground/person-keys";
import { copied, type CopiedTable, copyLine, inOrder, type Row, sealedRow, isSealedTable } from "./rows.ts";

/** Rows waiting to be copied, table by table. */
export class Batch {
  readonly lines = new Map<CopiedTable, string[]>();
  readonly #toSeal: { table: CopiedTable; row: Row }[] = [];
  readonly #people: string[] = [];

  get people(): number {
    return this.#people.length;
  }

  add = (table: CopiedTable, row: Row): void => {
    if (table === "people") this.#people.push(String(row[0]));
    if (isSealedTable(table)) this.#toSeal.push({ table, row });
    else this.#write(table, row);
  };

  /** The keys of a whole batch are made at once: the disk is waited for once. */
  seal(): void {
    prepareKeys(this.#people);
    for (const { table, row } of this.#toSeal.splice(0)) this.#write(table, sealedRow(table, row));
  }

  #write(table: CopiedTable, row: Row): void {
    const list = this.lines.get(table);
    if (list) list.push(copyLine(row));
    else this.lines.set(table, [copyLine(row)]);
  }
}

const perWrite = 2_000;
function* inPieces(lines: string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += perWrite) yield lines.slice(at, at + perWrite).join("");
}

/** Sends a batch in the order the foreign keys ask for; answers how many rows went. */
export const sendBatch = async (client: pg.Client, batch: Batch): Promise<number> => {
  batch.seal();
  let rows = 0;
  for (const table of inOrder) {
    const lines = batch.lines.get(table);
    if (!lines) continue;
    rows += lines.length;
    await pipeline(Readable.from(inPieces(lines)), client.query(copyFrom(`copy app.${table} (${copied[table].join(", ")}) from stdin`)));
  }
  return rows;
};

/** The rows already say what the triggers would: names are folded, files are followed, topics are set. */
export const withoutTriggers = async <Answer>(client: pg.Client, work: () => Promise<Answer>): Promise<Answer> => {
  const each = async (verb: "disable" | "enable"): Promise<void> => {
    for (const table of inOrder) await client.query(`alter table app.${table} ${verb} trigger user`);
  };
  await each("disable");
  const answer = await work();
  await each("enable");
  return answer;
};
