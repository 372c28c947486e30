/** How a count shapes the line. */
export type Turning = { /** Pixels from one wave to the next. */ length: number; /** Share of the reach. */ height: number };

// From so many open at once, the line is as tangled as it gets.
const full = 7;

const tangleOf = (open: number): number => Math.min(Math.max(open, 0), full) / full;

export const turning = (open: number, grain: number): Turning => {
  const tangle = tangleOf(open);
  return { length: grain * (150 - 114 * tangle ** 0.75), height: 0.07 + 0.78 * tangle ** 1.2 };
};

/** How far the line leans, in pixels for a wave of this length. Past length / 2π it crosses itself: waves stay well under, loops well over. */
export const leanOf = (open: number, length: number): number => {
  const tangle = tangleOf(open);
  const times = tangle < 0.5 ? tangle : 1.55 + 3.8 * (tangle - 0.5);
  return (times * length) / (2 * Math.PI);
};

// Two slow waves that never meet: the hand of whoever drew it, the same at each drawing.
export const hand = (phase: number, seed: number): number => 0.55 * Math.sin(phase * 0.37 + seed) + 0.45 * Math.sin(phase * 0.231 + seed * 2.3);

export const eased = (t: number): number => {
  const kept = Math.min(Math.max(t, 0), 1);
  return kept * kept * (3 - 2 * kept);
};
