// Small counts are not told: a figure of one to five people says who they are to whoever knows the place.

/** Below this many people a count is not told (source: usual practice of the State's releases, counts of 1 to 5; a parameter, not a law). */
export const fewest = 6;

/** A count as it may be told: itself, zero included, or null. */
export const told = (people: number, least = fewest): number | null => (people > 0 && people < least ? null : people);

/**
 * Which lines of a list whose total is known may be told: those of at least `least` people, and none that a subtraction would give back.
 * Where one line alone is hidden, the smallest of the others is hidden with it. Zero hides nothing.
 */
export const tellable = (people: readonly number[], least = fewest): boolean[] => {
  const shown = people.map((count) => told(count, least) !== null);
  const hidden = people.filter((_, at) => !shown[at]);
  const sum = hidden.reduce((total, count) => total + count, 0);
  if (hidden.length === 1 || (hidden.length > 1 && sum < least)) {
    const others = people.map((count, at) => ({ count, at })).filter(({ count, at }) => shown[at] && count > 0).sort((one, other) => one.count - other.count || one.at - other.at);
    if (others[0]) shown[others[0].at] = false;
  }
  return shown;
};
