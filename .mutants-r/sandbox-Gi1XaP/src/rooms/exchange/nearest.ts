// « Vouliez-vous dire … ? »: the known code that looks most like what was written.
import type { Codes } from "./fields.ts";

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");

const pairs = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at++) counts.set(text.slice(at, at + 2), (counts.get(text.slice(at, at + 2)) ?? 0) + 1);
  return counts;
};

/** Pairs of letters in common, from 0 to 1 (Dice). */
export const likeness = (left: string, right: string): number => {
  if (left === right) return 1;
  if (left.length < 2 || right.length < 2) return 0;
  const [a, b] = [pairs(left), pairs(right)];
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  return (2 * shared) / (left.length + right.length - 2);
};

const likeEnough = 0.6;

export const nearest = (written: string, codes: Codes): string | null => {
  const wanted = folded(written.slice(0, 150));
  let best: { code: string; score: number } | null = null;
  for (const [code, label] of Object.entries(codes)) {
    const score = Math.max(likeness(wanted, folded(code)), likeness(wanted, folded(label)), code.includes("--") ? likeness(wanted, folded(code.split("--")[1]!)) : 0);
    if (score >= likeEnough && (!best || score > best.score)) best = { code, score };
  }
  return best?.code ?? null;
};
