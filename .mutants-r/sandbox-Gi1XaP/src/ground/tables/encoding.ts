// Which encoding a text file is in, from its bytes. Windows-1252 and MacRoman cannot be told apart for sure: French letters decide.

import type { Encoding } from "./model.ts";

export type Evidence = {
  bytes: number;
  zerosEven: number;
  zerosOdd: number;
  controls: number;
  high: number;
  goodSequences: number;
  badBytes: number;
  /** Bytes still expected when the file stopped: it was cut inside a character. */
  pending: number;
  bom: "utf-8" | "utf-16le" | "utf-16be" | null;
  /** For each high byte, how often it was seen in each of the four contexts. */
  seen: Uint32Array;
  previous: number;
  awaiting: number;
};

export const noEvidence = (): Evidence => ({
  bytes: 0, zerosEven: 0, zerosOdd: 0, controls: 0, high: 0, goodSequences: 0, badBytes: 0, pending: 0,
  bom: null, seen: new Uint32Array(128 * 4), previous: 0x20, awaiting: -1,
});

const isLower = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

/** 0 alone · 1 after a small letter · 2 among capitals · 3 before a small letter, at the start of a word. */
const contextOf = (before: number, after: number): number => {
  if (isLower(before)) return 1;
  if (isUpper(before)) return isLower(after) ? 1 : 2;
  if (isLower(after)) return 3;
  return isUpper(after) ? 2 : 0;
};

const bomOf = (chunk: Uint8Array): Evidence["bom"] => {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return "utf-8";
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
  return chunk[0] === 0xfe && chunk[1] === 0xff ? "utf-16be" : null;
};

const followersOf = (byte: number): number => (byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0);

/** Adds a chunk to the evidence. One pass, no allocation: 64 kB take a fraction of a millisecond. */
export const weigh = (evidence: Evidence, chunk: Uint8Array): void => {
  if (evidence.bytes === 0) evidence.bom = bomOf(chunk);
  const { seen } = evidence;
  let { previous, awaiting, pending } = evidence;
  for (let i = 0; i < chunk.length; i += 1) {
    const byte = chunk[i]!;
    if (awaiting >= 0) {
      seen[awaiting * 4 + contextOf(previous, byte)]! += 1;
      previous = awaiting + 128;
      awaiting = -1;
    }
    if (byte < 0x80) {
      if (pending > 0) { evidence.badBytes += 1; pending = 0; }
      if (byte === 0) { if ((evidence.bytes + i) % 2 === 0) evidence.zerosEven += 1; else evidence.zerosOdd += 1; }
      else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0x1a && byte !== 0x0b && byte !== 0x0c) evidence.controls += 1;
      previous = byte;
      continue;
    }
    evidence.high += 1;
    awaiting = byte - 128;
    if (byte < 0xc0) {
      if (pending === 0) evidence.badBytes += 1;
      else { pending -= 1; if (pending === 0) evidence.goodSequences += 1; }
    } else {
      if (pending > 0) evidence.badBytes += 1;
      pending = followersOf(byte);
      if (pending === 0) evidence.badBytes += 1;
    }
  }
  Object.assign(evidence, { previous, awaiting, pending });
  evidence.bytes += chunk.length;
};

const smallFrench = "éèàêçôîïëùûâüœ";
const capitalFrench = "ÉÈÀÊÇÔÎÏËÙÛÂÜŒ";
const signs = "’‘«»°€–—… ²“”•";

// Weight of a character in each of the four contexts. A sign in the middle of a word, or a capital after a small letter, betrays the wrong table.
const weightsOf = (character: string): readonly [number, number, number, number] => {
  if (character === "é") return [-1, 4, -0.5, 2];
  if (character === "à") return [2, 1, -1, 1];
  if (smallFrench.includes(character)) return [-1, 3, -1, 2];
  if (capitalFrench.includes(character)) return [0.5, -2, 3, 2];
  if (character === "’") return [0, 2, 2, 0];
  if (character === "°") return [1, 0.5, 1, -1];
  if (signs.includes(character)) return [1, -0.5, -0.5, 0.5];
  if (/\p{L}/u.test(character)) return /\p{Lu}/u.test(character) ? [-0.5, -2, 0.5, 0.5] : [-1, 0.5, -1, 0];
  return /\p{C}/u.test(character) ? [-4, -4, -4, -4] : [-1, -3, -3, -3];
};

const likelihood = (seen: Uint32Array, encoding: "windows-1252" | "macintosh"): number => {
  const decoder = new TextDecoder(encoding);
  let total = 0;
  for (let high = 0; high < 128; high += 1) {
    const weights = weightsOf(decoder.decode(Uint8Array.of(high + 128)));
    for (let context = 0; context < 4; context += 1) total += seen[high * 4 + context]! * weights[context]!;
  }
  return total;
};

export type Verdict = { encoding: Encoding; sure: boolean; damaged: boolean; cut: boolean } | "binary";

/** The encoding to read with. `sure` is false when another table could have been used: the page says which was assumed. */
export const judge = (evidence: Evidence): Verdict => {
  const { bytes, zerosEven, zerosOdd, bom } = evidence;
  const cut = evidence.pending > 0;
  if (bom === "utf-16le" || bom === "utf-16be") return { encoding: bom, sure: true, damaged: false, cut: bytes % 2 === 1 };
  if (zerosEven + zerosOdd > bytes * 0.05) {
    if (zerosOdd > zerosEven * 4) return { encoding: "utf-16le", sure: true, damaged: false, cut: bytes % 2 === 1 };
    if (zerosEven > zerosOdd * 4) return { encoding: "utf-16be", sure: true, damaged: false, cut: bytes % 2 === 1 };
    return "binary";
  }
  if (evidence.controls + zerosEven + zerosOdd > Math.max(2, bytes * 0.005)) return "binary";
  if (evidence.high === 0) return { encoding: "utf-8", sure: true, damaged: false, cut: false };
  if (evidence.badBytes === 0 && (evidence.goodSequences > 0 || bom)) return { encoding: "utf-8", sure: true, damaged: false, cut };
  if (bom || evidence.goodSequences > evidence.badBytes * 4) return { encoding: "utf-8", sure: true, damaged: true, cut };
  const apple = likelihood(evidence.seen, "macintosh");
  const windows = likelihood(evidence.seen, "windows-1252");
  return { encoding: apple > windows ? "macintosh" : "windows-1252", sure: false, damaged: false, cut: false };
};
