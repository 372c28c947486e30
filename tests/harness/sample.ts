// What is long and much alike is looked at by turns, so that a whole run stays under twenty minutes: `npm run test:whole` looks at all of it.

/** Given to each process of a run by scripts/tests.ts. */
export const wholeVariable = "FIL_ROUGE_TESTS_WHOLE";
const today = Math.floor(Date.now() / 86_400_000);

/** One in two, or in more, the others on the days that follow; what is left out is said. */
export const sampled = <One>(what: string, all: readonly One[], { name = String, oneIn = 2, day = today }: { name?: (one: One) => string; oneIn?: number; day?: number } = {}): One[] => {
  if (process.env[wholeVariable]) return [...all];
  const left = all.filter((_, at) => (at + day) % oneIn !== 0);
  if (left.length > 0) console.log(`▽ laissé pour un autre jour, ou pour npm run test:whole — ${what} : ${left.length > 8 ? `${left.length} sur ${all.length}` : left.map(name).join(", ")}`);
  return all.filter((one) => !left.includes(one));
};
