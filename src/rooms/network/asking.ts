import type { AskedOfDirectory, AskedPlace, Commune } from "./model.ts";
import { type Synonyms, synonyms } from "./synonyms.ts";
import { isTheme } from "./themes.ts";

/** A text as it is searched: no accents, no case, words apart. */
export const plainWords = (text: string): string[] =>
  text.replaceAll("Œ", "OE").replaceAll("œ", "oe").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).slice(0, 12);

/** What was typed, in pieces: a word, or words of the trade that say one thing. */
export type Piece = { word: string; meant: Synonyms | null };

const singular = (word: string): string => (word.length > 3 ? word.replace(/[sx]$/, "") : word);
const byFirstWord = Map.groupBy(synonyms.flatMap((meant) => meant.typed.map((phrase) => ({ said: phrase, phrase: phrase.split(" ").map(singular), meant }))), ({ phrase }) => phrase[0]!);

/** Cuts what was typed into pieces; the longest words of the trade win. */
export const piecesOf = (typed: string): Piece[] => {
  const words = plainWords(typed);
  const pieces: Piece[] = [];
  for (let at = 0; at < words.length; ) {
    const said = (byFirstWord.get(singular(words[at]!)) ?? []).filter(({ phrase }) => phrase.every((word, more) => word === singular(words[at + more] ?? ""))).sort((a, b) => b.phrase.length - a.phrase.length)[0];
    const length = said?.phrase.length ?? 1;
    // A phrase of the trade is read as it is written there: « soin » is « soins ».
    pieces.push({ word: said?.said ?? words[at]!, meant: said?.meant ?? null });
    at += length;
  }
  return pieces;
};

/** A lexeme as a query of PostgreSQL writes it. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
export const all = (parts: readonly string[]): string => (parts.length === 1 ? parts[0]! : parts.map((part) => `(${part})`).join(" & "));
export const any = (parts: readonly string[]): string => (parts.length === 1 ? parts[0]! : parts.map((part) => `(${part})`).join(" | "));

/** What one piece asks: anywhere, in the name, in the words of its theme or its structure. */
export type Clause = { anywhere: string; named: string; headed: string };

/** A plain word, by its stems (several when only its beginning was typed). */
export const clauseOfStems = (stems: readonly string[]): Clause => ({
  anywhere: any(stems.map(quoted)), named: any(stems.map((stem) => quoted(`n:${stem}`))), headed: any(stems.flatMap((stem) => [quoted(`n:${stem}`), quoted(`b:${stem}`)])),
});

/** Words of the trade: any of the ways to say it, or the themes it belongs to. Each way is the stems of its words; one that says all that another says, and more, finds nothing more. */
export const clauseOfMeaning = (ways: readonly (readonly string[])[], { themes = [] }: Synonyms): Clause => {
  const said = ways.map((stems) => new Set(stems)).filter(({ size }) => size > 0);
  const kept = said.filter((way, at) => !said.some((other, of) => of !== at && other.isSubsetOf(way) && (other.size < way.size || of < at))).map((way) => [...way]);
  const words = kept.map((stems) => all(stems.map(quoted)));
  return {
    anywhere: any([...words, ...themes.map((theme) => quoted(`t:${theme}`))]),
    named: any(kept.map((stems) => all(stems.map((stem) => quoted(`n:${stem}`))))),
    headed: any(words),
  };
};

const across = (from: number, to: number, per: number): number[] => {
  const cells: number[] = [];
  for (let cell = Math.floor(from * per); cell <= Math.floor(to * per); cell++) cells.push(cell);
  return cells;
};
/** Rows and columns of a grid, so many to a degree, that a circle touches; distances as app.search_directory measures them. */
const touched = (latitude: number, longitude: number, km: number, per: number): (readonly [number, number])[] => {
  const [perDegree, aside] = [111.2, 111.2 * Math.cos((latitude * Math.PI) / 180)];
  const gap = (from: number, cell: number): number => Math.max(cell / per - from, from - (cell + 1) / per, 0);
  return across(latitude - km / perDegree, latitude + km / perDegree, per).flatMap((row) =>
    across(longitude - km / aside, longitude + km / aside, per).filter((column) => Math.hypot(gap(latitude, row) * perDegree, gap(longitude, column) * aside) <= km).map((column) => [row, column] as const));
};

/** The squares of a tenth of a degree that a circle touches (app.square_of). */
export const squaresAround = (latitude: number, longitude: number, km: number): number[] => touched(latitude, longitude, km, 10).map(([row, column]) => (row + 900) * 10_000 + column + 1_800);

/** Beside words a few cells are asked of the same index (app.cells_of): each costs more than the rows it spares. */
const fewCells = 16;
export const cellsAround = (latitude: number, longitude: number, km: number): string => {
  const grids = [10, 4, 2].map((per) => touched(latitude, longitude, km, per).map(([row, column]) => quoted(`c${per}:${(row + 90 * per) * 10_000 + column + 180 * per}`)));
  return any(grids.find((cells) => cells.length <= fewCells) ?? grids.at(-1)!);
};

/** What has no place of its own, or comes from afar, reaches a commune when it says so. */
export const reachingClause = ({ code, department }: Commune): string => any(["z:france", `z:${department}`, `z:${code}`].map(quoted));

export const isAround = (place: AskedPlace): place is { commune: Commune & { latitude: number; longitude: number }; km: number } => place.km !== null && place.commune.latitude !== null && place.commune.longitude !== null;

/** What one sifts by that is not a word. Few rows have what is sharp: an index finds them; the rest is read in each row's bits. */
export type Sifted = { sharp: string[]; must: string[]; either: string[] | null };
export const siftedOf = (asked: AskedOfDirectory): Sifted => {
  const marked = ([mark, value]: readonly [string, string | null]): string[] => (value ? [`${mark}:${value}`] : []);
  const { place, territoryId, theme } = asked;
  const sharp = ([["d", place && !isAround(place) ? place.commune.department : null], ["y", territoryId], [theme && isTheme(theme) ? "t" : "tg", theme], ["l", asked.language]] as const).flatMap(marked);
  const must = ([
    ["f", asked.fee], ["m", asked.reception], ["k", asked.kind], ["o", asked.openTo], ["w", asked.commonLaw === null ? null : String(asked.commonLaw)], ["v", asked.places ? "yes" : null], ["h", asked.openNow ? "yes" : null], ["e", asked.employers ? "yes" : null],
  ] as const).flatMap(marked);
  return { sharp, must, either: asked.public ? [`p:${asked.public}`, "p:tous-publics"] : null };
};

/** What the index is asked beside the words, and what is read in the bits. Around a place its squares are sharp enough; when nothing is, the index is asked for everything. */
export const splitSifted = ({ sharp, must, either }: Sifted, { isPlaced, hasWords }: { isPlaced: boolean; hasWords: boolean }): { indexed: string[]; must: string[] } => {
  // A territory has no bit: it is asked of the index wherever one searches.
  if (isPlaced) return { indexed: sharp.filter((mark) => mark.startsWith("y:")).map(quoted), must: [...sharp.filter((mark) => !mark.startsWith("y:")), ...must] };
  if (hasWords || sharp.length > 0) return { indexed: sharp.map(quoted), must };
  return { indexed: [...must.map(quoted), ...(either ? [any(either.map(quoted))] : [])], must: [] };
};
