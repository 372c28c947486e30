// Cuts text into records, with the physical line of each. A quote left open costs one line, not the rest of the file:
// that recovery is why this is not csv-parse, against which the tests compare it on well-formed files.

import type { RawRecord, RowFault } from "./model.ts";
import { FileRefused } from "./refusal.ts";

const LF = 10;
const CR = 13;
const QUOTE = 34;
const SPACE = 32;

type Cut = { end: number; lines: number; cells: string[]; fault: RowFault | null };
type Quoted =
  | { is: "closed"; end: number; text: string; misplaced: boolean }
  | { is: "open" }
  | { is: "more" };

const linesIn = (text: string, from: number, to: number): number => {
  let lines = 0;
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) lines += 1;
  }
  return lines;
};

const lineEnd = (text: string, from: number): number => {
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return i;
  }
  return text.length;
};

const afterBreak = (text: string, at: number): number => (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1);

export type RecordCutter = { push: (text: string, last: boolean) => RawRecord[] };

/** A cutter is fed pieces of text; it gives the records that are complete and keeps the rest for the next piece. */
export const recordCutter = (delimiter: string, limits: { cellCharacters: number; recordCharacters: number }, firstLine = 1): RecordCutter => {
  const separator = delimiter.charCodeAt(0);
  let rest = "";
  let line = firstLine;

  const quotedField = (text: string, start: number, last: boolean): Quoted => {
    const content: string[] = [];
    let from = start + 1;
    let misplaced = false;
    let broken = false;
    const horizon = start + 1 + limits.cellCharacters * 2;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote === -1) return last || text.length > horizon ? { is: "open" } : { is: "more" };
      if (quote > horizon) return { is: "open" };
      broken ||= linesIn(text, from, quote) > 0;
      if (broken && misplaced) return { is: "open" };
      content.push(text.slice(from, quote));
      if (text.charCodeAt(quote + 1) === QUOTE) {
        content.push('"');
        from = quote + 2;
        continue;
      }
      let next = quote + 1;
      while (text.charCodeAt(next) === SPACE) next += 1;
      const code = text.charCodeAt(next);
      if (next >= text.length || code === separator || code === LF || code === CR) return { is: "closed", end: next, text: content.join(""), misplaced };
      if (broken) return { is: "open" };
      misplaced = true;
      content.push('"');
      from = quote + 1;
    }
  };

  const oneRecord = (text: string, start: number, last: boolean): Cut | null => {
    const cells: string[] = [];
    let fault: RowFault | null = null;
    let at = start;
    for (;;) {
      let end: number;
      let cell: string;
      if (text.charCodeAt(at) === QUOTE) {
        const quoted = quotedField(text, at, last);
        if (quoted.is === "more") return null;
        if (quoted.is === "open") {
          end = lineEnd(text, at);
          if (end >= text.length - 1 && !last) return null;
          cells.push(text.slice(at, end));
          const stop = Math.min(afterBreak(text, end), text.length);
          return { end: stop, lines: linesIn(text, start, end) + 1, cells, fault: { code: "quote-not-closed", column: cells.length - 1 } };
        }
        ({ end, text: cell } = quoted);
        if (quoted.misplaced) fault ??= { code: "quote-misplaced", column: cells.length };
      } else {
        end = at;
        while (end < text.length) {
          const code = text.charCodeAt(end);
          if (code === separator || code === LF || code === CR) break;
          end += 1;
        }
        cell = text.slice(at, end);
      }
      if (cell.length > limits.cellCharacters) fault ??= { code: "cell-too-long", column: cells.length };
      cells.push(cell);
      if (end >= text.length) return last ? { end, lines: linesIn(text, start, end) + 1, cells, fault } : null;
      if (text.charCodeAt(end) === separator) { at = end + 1; continue; }
      if (text.charCodeAt(end) === CR && end + 1 >= text.length && !last) return null;
      return { end: afterBreak(text, end), lines: linesIn(text, start, end) + 1, cells, fault };
    }
  };

  const push = (piece: string, last: boolean): RawRecord[] => {
    const text = rest + piece;
    const records: RawRecord[] = [];
    let at = 0;
    while (at < text.length) {
      const cut = oneRecord(text, at, last);
      if (!cut) break;
      records.push({ line, cells: cut.cells, fault: cut.fault });
      line += cut.lines;
      at = cut.end;
    }
    rest = text.slice(at);
    if (rest.length > limits.recordCharacters) throw new FileRefused("line-too-long", { line, limit: limits.recordCharacters });
    return records;
  };
  return { push };
};
