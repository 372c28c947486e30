/** Progress along a stretch whose waves change length: from a number of turns to a position. */
export type Track = { xs: number[]; phases: number[]; /** In radians, a whole number of half turns. */ turns: number };

const step = 2;

export const trackOf = (lengthAt: (x: number) => number, from: number, to: number): Track => {
  const xs: number[] = [];
  const raw: number[] = [];
  let total = 0;
  for (let x = from; x < to; x += step) {
    xs.push(x);
    raw.push(total);
    total += (2 * Math.PI * Math.min(step, to - x)) / lengthAt(x);
  }
  xs.push(to);
  raw.push(total);
  const turns = Math.max(1, Math.round(total / Math.PI)) * Math.PI;
  return { xs, phases: raw.map((phase) => (phase * turns) / total), turns };
};

/** Where the line is after so many radians. */
export const xAt = (track: Track, phase: number): number => {
  let low = 0;
  let high = track.phases.length - 1;
  while (high - low > 1) {
    const half = (low + high) >> 1;
    if ((track.phases[half] ?? 0) <= phase) low = half;
    else high = half;
  }
  const [before, after] = [track.phases[low] ?? 0, track.phases[high] ?? 0];
  const share = after > before ? Math.min((phase - before) / (after - before), 1) : 0;
  const [from, to] = [track.xs[low] ?? 0, track.xs[high] ?? 0];
  return from + share * (to - from);
};
