import { sql } from "kysely";
import type { Door, OwnVisit, Visit } from "#ground/visit";
import { all, type Clause, clauseOfMeaning, clauseOfStems, type Piece, piecesOf, plainWords, siftedOf } from "./asking.ts";
import type { AskedOfDirectory, FoundService } from "./model.ts";
import { isOpenAt } from "./opening.ts";
import { aroundOf, isCutShort, type Question, questionsOf } from "./questions.ts";
import { freshnessDays, mostAnswers, mostLooked, pageSize, placesFrom, placesStand, type usualMonths } from "./rules.ts";
import { readMonths } from "./settings.server.ts";
import { synonyms } from "./synonyms.ts";
import type { Theme } from "./themes.ts";

type Entered = Visit | OwnVisit | Door;
/** A word nobody wrote, and the one it was taken for. */
export type Correction = { typed: string; read: string };
export type Understood = { clauses: Clause[]; corrections: Correction[]; unknown: string[] };
export type Answers = { services: FoundService[]; total: number; isMore: boolean; corrections: Correction[]; partly: boolean; unknown: string[] };

/** The ways of saying of the trade, by their stems: asked once. */
let meanings: Promise<Map<string, string[]>> | undefined;
const readMeanings = async ({ tx }: Entered): Promise<Map<string, string[]>> => {
  const phrases = [...new Set(synonyms.flatMap(({ typed, also = [] }) => [...typed, ...also]))];
  const { rows } = await sql<{ phrase: string; stems: string[] }>`select phrase, app.stems_of(phrase) as stems from unnest(${phrases}::text[]) phrase`.execute(tx);
  return new Map(rows.map(({ phrase, stems }) => [phrase, stems]));
};

type LookedUp = { word: string; stem: string | null; known: boolean | null; begins: string[]; nearest: string | null; nearest_stem: string | null };

/** What somebody typed, as the directory can answer it. A word nobody wrote is read as the nearest, and said so. */
export const understand = async (entered: Entered, typed: string): Promise<Understood> => {
  const pieces = piecesOf(typed);
  const plain = pieces.filter(({ meant }) => meant === null).map(({ word }) => word);
  const looked = plain.length === 0 ? [] : (await sql<LookedUp>`select * from app.look_up_words(${plain}::text[])`.execute(entered.tx)).rows;
  meanings ??= readMeanings(entered);
  const ways = await meanings;
  const told: Understood = { clauses: [], corrections: [], unknown: [] };
  for (const piece of pieces) read(piece, looked, ways, told);
  return told;
};

const read = ({ word, meant }: Piece, looked: readonly LookedUp[], ways: Map<string, string[]>, told: Understood): void => {
  if (meant) return void told.clauses.push(clauseOfMeaning([word, ...(meant.also ?? [])].map((phrase) => ways.get(phrase) ?? []), meant));
  const found = looked.find((one) => one.word === word);
  // « de », « pour »: a word that says nothing asks nothing.
  if (!found?.stem) return;
  if (found.known) return void told.clauses.push(clauseOfStems([found.stem]));
  if (found.begins.length > 0) return void told.clauses.push(clauseOfStems(found.begins));
  if (found.nearest === null) return void told.unknown.push(word);
  told.corrections.push({ typed: word, read: found.nearest });
  const [corrected] = piecesOf(found.nearest);
  // A fault in a word of the trade still means what the trade means.
  told.clauses.push(corrected?.meant ? clauseOfMeaning([found.nearest, ...(corrected.meant.also ?? [])].map((phrase) => ways.get(phrase) ?? [found.nearest_stem!]), corrected.meant) : clauseOfStems([found.nearest_stem!]));
};

type Row = {
  id: string; listed_id: string; latitude: number | null; longitude: number | null; km: number | null; named: number; freshness: number; places: boolean; name: string; structure: string; commune: string | null; summary: string; themes: Theme[];
  vouched_on: string | null; source_date: string | null; places_total: number | null; places_free: number | null; places_on: string | null; fee: FoundService["fee"]; languages: FoundService["languages"]; claimed: boolean; hours: string | null; total: number; gave: Record<string, number>;
};

const levels = ["stale", "fading", "fresh"] as const;
const foundOf = (row: Row, today: string): FoundService => {
  const places = { total: row.places_total, free: row.places_free, on: row.places_on };
  return {
    id: row.id, listedId: row.listed_id, name: row.name, structure: row.structure, commune: row.commune, summary: row.summary, themes: row.themes, km: row.km === null ? null : Math.round(row.km * 10) / 10, named: row.named, freshness: levels[row.freshness]!,
    vouchedOn: row.vouched_on, sourceDate: row.source_date, places, placesStand: placesStand(places, today), latitude: row.latitude, longitude: row.longitude, fee: row.fee, languages: row.languages, claimed: row.claimed, hours: row.hours,
  };
};

/** Inside and at the door are not granted the same columns: what only professionals read is asked for them alone. */
const isInside = (entered: Entered): boolean => "actor" in entered;

const searchFor = ({ today }: Entered, asked: AskedOfDirectory, clauses: readonly Clause[], questions: readonly Question[], must: readonly string[], partly: boolean, months: typeof usualMonths) => {
  const days = freshnessDays(today, months);
  const around = aroundOf(asked);
  const sifted = siftedOf(asked);
  const every = <Part>(part: (question: Question) => Part): Part[] => questions.map(part);
  return sql`app.search_directory(${must}::text[], ${sifted.either}::text[], ${partly ? clauses.map(({ anywhere }) => anywhere) : null}::text[]::tsquery[],
    ${every((one) => one.asked)}::text[]::tsquery[], ${every(({ already }) => already)}::text[]::tsquery[], ${every(({ better }) => better)}::text[]::tsquery[], ${every(({ cells }) => cells)}::text[]::tsquery[], ${every(({ squares }) => squares && `{${squares}}`)}::text[], ${every(({ level }) => level)}::int[], ${every(({ enough }) => enough)}::int[], ${every(({ isRemote }) => isRemote)}::boolean[],
    ${around?.commune.latitude ?? null}, ${around?.commune.longitude ?? null}, ${around?.km ?? null},
    ${days.fresh}::date, ${days.fading}::date, ${placesFrom(today)}::date, ${asked.places}, ${asked.fresh}, ${around && clauses.length === 0 ? mostLooked : mostAnswers})`;
};

const page = async (entered: Entered, asked: AskedOfDirectory, clauses: readonly Clause[], partly: boolean, months: typeof usualMonths, at: { from: number; size: number }): Promise<{ rows: Row[]; isCut: boolean }> => {
  const inside = isInside(entered);
  const { questions, must } = questionsOf(asked, siftedOf(asked), clauses, partly);
  const { rows } = await sql<Row>`
    with found as materialized (select id, listed_id, latitude, longitude, km, named, freshness, places, score, question from ${searchFor(entered, asked, clauses, questions, must, partly, months)})
    select f.*, (select json_object_agg(question, count) from (select question, count(*)::int as count from found group by question) q) as gave, s.name, d.name as structure, coalesce(s.commune, d.commune) as commune, left(s.description, 260) as summary, s.themes, s.vouched_on, s.source_date, s.fee, s.languages, coalesce(s.hours, d.hours) as hours,
      ${inside ? sql`s.places_total, s.places_free, s.places_on, d.structure_id is not null` : sql`null::int as places_total, null::int as places_free, null::date as places_on, false`} as claimed
    from (select id, listed_id, latitude, longitude, km, named, freshness, places, score, count(*) over ()::int as total from found order by score desc, id limit ${at.size} offset ${at.from}) f
    join app.services s on s.id = f.id join app.directory_structures d on d.id = f.listed_id order by f.score desc, f.id`.execute(entered.tx);
  return { rows, isCut: rows.length > 0 && isCutShort(questions, rows[0]!.gave) };
};

/** How many are opened to know which are open now. */
const mostOpened = 400;

/** A page of the services that answer, the best first; when nothing has every word, what has some of them. */
export const searchServices = async (entered: Entered, asked: AskedOfDirectory, { number = 1, size = pageSize }: { number?: number; size?: number } = {}): Promise<Answers> => {
  // Asked side by side: one journey to the database.
  const [{ clauses, corrections, unknown }, months] = await Promise.all([understand(entered, asked.words), readMonths(entered)]);
  if (asked.words.trim() && clauses.length === 0 && unknown.length > 0) return { services: [], total: 0, isMore: false, corrections, partly: false, unknown };
  const at = asked.openNow ? { from: 0, size: mostOpened } : { from: (number - 1) * size, size };
  let { rows, isCut } = await page(entered, asked, clauses, false, months, at);
  const partly = (rows.length === 0 && clauses.length > 1 && number === 1) || (unknown.length > 0 && clauses.length > 0);
  if (rows.length === 0 && clauses.length > 1 && number === 1) ({ rows, isCut } = await page(entered, asked, clauses, true, months, at));
  const total = Math.min(rows[0]?.total ?? 0, mostAnswers);
  if (!asked.openNow) return { services: rows.map((row) => foundOf(row, entered.today)), total, isMore: isCut || total >= mostAnswers, corrections, partly, unknown };
  const open: Row[] = [];
  for (const row of rows) if (await isOpenAt(row.hours, entered.now)) open.push(row);
  return { services: open.slice((number - 1) * size, number * size).map((row) => foundOf(row, entered.today)), total: open.length, isMore: total > mostOpened, corrections, partly, unknown };
};

export type Point = { id: string; listedId: string; latitude: number; longitude: number };

/** Where the services that answer stand, for the map. */
export const searchPoints = async (entered: Entered, asked: AskedOfDirectory): Promise<Point[]> => {
  const [{ clauses }, months] = await Promise.all([understand(entered, asked.words), readMonths(entered)]);
  const points = async (partly: boolean): Promise<Point[]> => {
    const { questions, must } = questionsOf(asked, siftedOf(asked), clauses, partly);
    return (await sql<Point>`
    select id, listed_id as "listedId", latitude, longitude from ${searchFor(entered, asked, clauses, questions, must, partly, months)} where latitude is not null limit ${mostAnswers}`.execute(entered.tx)).rows;
  };
  const whole = await points(false);
  return whole.length > 0 || clauses.length < 2 ? whole : points(true);
};

export type FoundStructure = { id: string; name: string; commune: string | null; isEmployer: boolean };

/** Structures whose name answers. */
export const searchStructures = async (entered: Entered, words: string, { sifted = [], most = 5 }: { sifted?: readonly string[]; most?: number } = {}): Promise<FoundStructure[]> => {
  const typed = plainWords(words);
  if (typed.length === 0 && sifted.length === 0) return [];
  const { rows } = await sql<FoundStructure>`
    select d.id, d.name, d.commune, d.is_employer as "isEmployer" from (
      select id from app.search_listed(nullif(concat_ws(' & ', nullif((select string_agg(quote_literal(stem), ' & ') from unnest(app.stems_of(${typed.join(" ")})) stem), ''), ${sifted.length > 0 ? all(sifted) : null}::text), '')::tsquery, 200) limit 200) f
    join app.directory_structures d on d.id = f.id order by d.name, d.id limit ${most}`.execute(entered.tx);
  return rows;
};
