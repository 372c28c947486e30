import { boldWidths, figureWidth, regularWidths } from "./metrics.ts";

const figures = [..."0123456789"].map((figure) => [figure, figureWidth] as const);
const table = (widths: [number, string][]): Map<string, number> => new Map([...widths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)), ...figures]);
const regular = table(regularWidths);
const bold = table(boldWidths);

// A fallback font may be drawn for a moment, and other scripts are not in the tables: leave some air.
const air = 1.03;
const unknownWidth = 640;

const letterWidth = (letter: string, widths: Map<string, number>): number => {
  const known = widths.get(letter);
  if (known !== undefined) return known;
  const base = letter === "\u00a0" || letter === "\u202f" ? " " : letter.normalize("NFD").charAt(0);
  const width = widths.get(base) ?? unknownWidth;
  widths.set(letter, width);
  return width;
};

/** Width in pixels of one line of text at this size. */
export const textWidth = (text: string, size: number, isBold = false): number => {
  let thousandths = 0;
  for (const letter of text) thousandths += letterWidth(letter, isBold ? bold : regular);
  return (thousandths * size * air) / 1000;
};

/** Cuts between words only. A single word wider than the room stays whole: it is the caller's to refuse. */
export const wrap = (text: string, room: number, size: number, isBold = false): string[] => {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || textWidth(joined, size, isBold) > room) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
};
