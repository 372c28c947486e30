import { all, any, type Clause, cellsAround, isAround, quoted, reachingClause, type Sifted, splitSifted, squaresAround } from "./asking.ts";
import type { AskedOfDirectory } from "./model.ts";
import { enoughAnswers, mostLooked } from "./rules.ts";

/** One question to the index: words, or the squares of a place alone; asked while those before gave fewer than `enough`. */
export type Question = { asked: string | null; squares: number[] | null; level: number; enough: number; isRemote: boolean };

/** What is near is looked at first, when farther than that was asked. */
const nearKm = { alone: { near: 5, beyond: 10 }, words: { near: 10, beyond: 25 } } as const;
/** Never enough: it is asked whatever came before. */
const always = mostLooked;
const not = (asked: string): string => `!(${asked})`;

/** How well an answer has the words: in its name, in the words of its theme or structure, anywhere. A word of a name is a word of the whole: each tier leaves out the one before. */
const tiersOf = (clauses: readonly Clause[], partly: boolean): string[] => {
  const of = (part: keyof Clause): string => (partly ? any : all)(clauses.map((clause) => clause[part]));
  return [of("named"), of("headed"), of("anywhere")];
};

const aboutWords = (tiers: readonly string[], indexed: readonly string[], around: Around): Question[] => tiers.flatMap((tier, at) => {
  const words = [tier, ...indexed, ...(at > 0 ? [not(tiers[at - 1]!)] : [])];
  const question = (where: readonly string[]): Question => ({ asked: all([...words, ...where]), squares: null, level: tiers.length - 1 - at, enough: at > 0 ? enoughAnswers : always, isRemote: false });
  if (!around) return [question([])];
  const cells = (km: number): string => cellsAround(around.commune.latitude, around.commune.longitude, km);
  // What merely writes a word somewhere (« accueil », two services in three) is many: near first.
  if (at < tiers.length - 1 || around.km <= nearKm.words.beyond) return [question([cells(around.km)])];
  return [question([cells(nearKm.words.near)]), question([cells(around.km), not(cells(nearKm.words.near))])];
});

const aboutPlace = (around: NonNullable<Around>): Question[] => {
  const within = (km: number): number[] => squaresAround(around.commune.latitude, around.commune.longitude, km);
  const question = (squares: number[]): Question => ({ asked: null, squares, level: 0, enough: always, isRemote: false });
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
  const here = tiers.length > 0 ? aboutWords(tiers, indexed, around)
    : indexed.length > 0 ? aboutWords([all(indexed)], [], around)
    : around ? aboutPlace(around) : [{ asked: null, squares: null, level: 0, enough: always, isRemote: false }];
  // From afar comes what answers something: a place alone asks for what is there. A point of the map is no commune.
  const reaching = around && asked.place?.commune.code && (clauses.length > 0 || asked.theme) ? all([reachingClause(asked.place.commune), ...sifted.sharp.map(quoted)]) : null;
  const remote = reaching === null ? [] : [{ asked: all([...tiers.slice(-1), reaching]), squares: null, level: 0, enough: enoughAnswers, isRemote: true }];
  return { questions: [...here, ...remote], must };
};
