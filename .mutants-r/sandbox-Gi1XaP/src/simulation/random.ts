// Chance that can be told again: the same words give the same draws, on any machine, in any order.

export type Chance = {
  /** A number in [0, 1). */
  draw: () => number;
  /** A whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number;
  odds: (probability: number) => boolean;
  pick: <Item>(items: readonly Item[]) => Item;
  /** Picks by weight: pairs of item and weight. */
  weigh: <Item>(pairs: readonly (readonly [Item, number])[]) => Item;
  id: () => string;
};

const mix = (words: string): [number, number, number, number] => {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
};

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A stream of draws named by words: "seed/person/12". */
export const chanceOf = (words: string): Chance => {
  let [a, b, c, d] = mix(words);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  const draw = (): number => next() / 4294967296;
  const whole = (low: number, high: number): number => low + Math.floor(draw() * (high - low + 1));
  const word = (value: number): string => hex[value >>> 24]! + hex[(value >>> 16) & 255]! + hex[(value >>> 8) & 255]! + hex[value & 255]!;
  return {
    draw,
    whole,
    odds: (probability) => draw() < probability,
    pick: (items) => items[Math.floor(draw() * items.length)]!,
    weigh: (pairs) => {
      let left = draw() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of pairs) if ((left -= weight) < 0) return item;
      return pairs.at(-1)![0];
    },
    id: () => {
      const [w, x, y, z] = [word(next()), word(next()), word(next()), word(next())];
      return `${w}-${x.slice(0, 4)}-4${x.slice(5)}-a${y.slice(1, 4)}-${y.slice(4)}${z}`;
    },
  };
};
