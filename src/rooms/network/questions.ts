import { all, any, type Clause, cellsAround, isAround, quoted, reachingClause, type Sifted, splitSifted, squaresAround } from "./asking.ts";
import type { AskedOfDirectory } from "./model.ts";
import { enoughAnswers, mostLooked } from "./rules.ts";

/** One question to the index: words, in the cells of a place, or its squares alone; asked while those before gave fewer than `enough`. */
export type Question = { asked: string | null; /** What earlier questions gave. */ already: string | null; /** What counts one level more. */ better: string | null; /** Where it stands, around a place: a key of the index beside the words. */ cells: string | null; squares: number[] | null; level: number; enough: number; isRemote: boolean };

/** What is near is looked at first, when farther than that was asked. */
const nearKm = { alone: { near: 5, beyond: 10 }, words: 5 } as const;
/** Two pages of better or nearer answers: what merely writes a word, farther, is not looked for, and the page says « plus de ». */
const enoughNear = 40;
/** Never enough: it is asked whatever came before. */
const always = mostLooked;

/** How well an answer has the words: in its name, in the words of its theme or structure, anywhere. A word of a name is a word of the whole: each tier leaves out the one before. */
const tiersOf = (clauses: readonly Clause[], partly: boolean): string[] => {
  const of = (part: keyof Clause): string => (partly ? any : all)(clauses.map((clause) => clause[part]));
  return [of("named"), of("headed"), of("anywhere")];
};

const nothing = { already: null, better: null, cells: null, squares: null, level: 0, isRemote: false } as const;

/** Anywhere in France the best come first, tier by tier: there are too many of the others. */
const inFrance = (tiers: readonly string[], indexed: readonly string[]): Question[] =>
  tiers.map((tier, at) => ({ ...nothing, asked: all([tier, ...indexed]), already: tiers[at - 1] ?? null, level: tiers.length - 1 - at, enough: at > 0 ? enoughAnswers : always }));

/** Around a place: what has the words in its name or theme; then what merely writes them, near first. */
const aroundIt = (tiers: readonly string[], indexed: readonly string[], { commune, km }: NonNullable<Around>): Question[] => {
  const cells = (within: number): string => cellsAround(commune.latitude, commune.longitude, within);
  const ask = (tier: string, within: number, more: Partial<Question>): Question => ({ ...nothing, asked: all([tier, ...indexed]), cells: cells(within), enough: always, ...more });
  const [named, headed, anywhere] = tiers;
  if (!headed || !anywhere) return [ask(named!, km, {})];
  const best = ask(headed, km, { better: named!, level: 1 });
  if (km <= nearKm.words) return [best, ask(anywhere, km, { already: headed, enough: enoughAnswers })];
  return [best, ask(anywhere, nearKm.words, { already: headed, enough: enoughAnswers }), ask(anywhere, km, { already: any([headed, cells(nearKm.words)]), enough: enoughNear })];
};

const aboutPlace = (around: NonNullable<Around>): Question[] => {
  const within = (km: number): number[] => squaresAround(around.commune.latitude, around.commune.longitude, km);
  const question = (squares: number[]): Question => ({ ...nothing, asked: null, squares, enough: always });
  if (around.km <= nearKm.alone.beyond) return [question(within(around.km))];
  const near = within(nearKm.alone.near);
  return [question(near), question(within(around.km).filter((square) => !near.includes(square)))];
};

type Around = { commune: { latitude: number; longitude: number }; km: number } | null;
export const aroundOf = ({ place }: AskedOfDirectory): Around => (place && isAround(place) ? place : null);

/** What is asked of the index, in turn, and what is read in each row's bits. */
export const questionsOf = (asked: AskedOfDirectory, sifted: Sifted, clauses: readonly Clause[], partly: boolean): { questions: Question[]; must: string[] } => {
  const around = aroundOf(asked);
  const { indexed, must } = splitSifted(sifted, { isPlaced: around !== null, hasWords: clauses.length > 0 });
  const tiers = clauses.length > 0 ? tiersOf(clauses, partly) : [];
  const words = tiers.length > 0 ? tiers : indexed.length > 0 ? [all(indexed)] : [];
  const more = tiers.length > 0 ? indexed : [];
  const here = words.length > 0 ? (around ? aroundIt(words, more, around) : inFrance(words, more)) : around ? aboutPlace(around) : [{ ...nothing, asked: null, enough: always }];
  // From afar comes what answers something: a place alone asks for what is there. A point of the map is no commune.
  const reaching = around && asked.place?.commune.code && (clauses.length > 0 || asked.theme) ? all([reachingClause(asked.place.commune), ...sifted.sharp.map(quoted)]) : null;
  const remote = reaching === null ? [] : [{ ...nothing, asked: all([...tiers.slice(-1), reaching]), enough: enoughAnswers, isRemote: true }];
  return { questions: [...here, ...remote], must };
};

/** Whether a question was left out because those before it, by how many each gave, were enough: there is more than what is shown. */
export const isCutShort = (questions: readonly Question[], gave: Readonly<Record<string, number>>): boolean =>
  questions.some(({ enough }, at) => enough < always && Object.entries(gave).reduce((sum, [turn, count]) => (Number(turn) <= at ? sum + count : sum), 0) >= enough);
