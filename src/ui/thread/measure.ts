import { boldWidths, figureWidth, regularWidths } from "./metrics.ts";

const table = (widths: [number, string][]): Map<string, number> => new Map(widths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)));
const regular = table(regularWidths);
const bold = table(boldWidths);

// A fallback font may be drawn for a moment, and other scripts are not in the tables: leave some air.
const air = 1.03;
const unknownWidth = 640;

const letterWidth = (letter: string, widths: Map<string, number>): number => {
  if (letter >= "0" && letter <= "9") return figureWidth;
  const base = letter.normalize("NFD").charAt(0);
  return widths.get(letter) ?? widths.get(base) ?? (letter === "\u00a0" || letter === "\u202f" ? 280 : unknownWidth);
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
