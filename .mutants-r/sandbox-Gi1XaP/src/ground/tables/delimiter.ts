// Which sign separates the cells: the one that cuts the most lines into the same number of cells.

import { recordCutter } from "./csv-records.ts";
import type { Delimiter } from "./model.ts";

export const delimiters: readonly Delimiter[] = [";", "\t", ",", "|"];

const generous = { cellCharacters: 1_000_000, recordCharacters: Number.MAX_SAFE_INTEGER };

const regularity = (sample: string, delimiter: Delimiter, whole: boolean): number => {
  const counts = new Map<number, number>();
  let records = 0;
  for (const { cells, fault } of recordCutter(delimiter, generous).push(sample, whole)) {
    if (cells.every((cell) => (cell ?? "").trim() === "")) continue;
    records += 1;
    if (!fault) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [cells, times] of counts) {
    if (cells > 1) best = Math.max(best, (times / records) * (1 + Math.log2(cells)));
  }
  return best;
};

/** Null when no sign cuts anything: the file has one column. */
export const delimiterOf = (sample: string, whole: boolean): Delimiter | null => {
  let found: Delimiter | null = null;
  let best = 0;
  for (const delimiter of delimiters) {
    const score = regularity(sample, delimiter, whole);
    if (score > best + 1e-9) [found, best] = [delimiter, score];
  }
  return found;
};

/** The « sep=; » line that Excel writes for itself. */
export const separatorLine = (text: string): { delimiter: Delimiter; length: number } | null => {
  const match = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
  const delimiter = delimiters.find((sign) => sign === match?.[1]);
  return match && delimiter ? { delimiter, length: match[0].length } : null;
};
