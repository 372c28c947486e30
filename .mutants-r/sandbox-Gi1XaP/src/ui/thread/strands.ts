import { textWidth, wrap } from "./measure.ts";
import type { Scale } from "./scale.ts";
import type { StrandsShape } from "./shapes.ts";
import type { Story } from "./story.ts";

const cap = 9;
const apart = 5;

/** One strand for each thing open at a time: it stops where one is closed. The figures stand under the changes. */
export const drawStrands = (story: Story, scale: Scale, todayX: number, top: number, gutter: number, size: number): StrandsShape | null => {
  const counts = [...story.counts].sort((a, b) => (a.on < b.on ? -1 : 1)).filter((count) => count.on <= story.today);
  if (!counts.length) return null;
  const most = Math.min(cap, Math.max(...counts.map((count) => count.value)));
  const height = Math.max(most - 1, 0) * apart;
  let path = "";
  let ends = "";
  for (let strand = 1; strand <= most; strand++) {
    const y = top + height - (strand - 1) * apart;
    for (const run of runsOf(counts, strand, scale, todayX)) {
      path += `M${Math.round(run.from)} ${y}H${Math.round(run.to)}`;
      if (run.closed) ends += `M${Math.round(run.to)} ${y}h0`;
    }
  }
  const values = spacedValues(counts, scale, todayX, top + height + size + 5, size);
  const lines = gutter ? wrap(story.countsLabel ?? "", gutter - 40, size + 1, true).slice(0, 2) : [];
  return { top, height: height + size + 8, labelY: top + height / 2 + 5, lines, path, ends, values };
};

type Run = { from: number; to: number; closed: boolean };

/** From where to where at least so many were open. */
const runsOf = (counts: Story["counts"], strand: number, scale: Scale, todayX: number): Run[] => {
  const runs: Run[] = [];
  let from: number | null = null;
  for (const count of counts) {
    const x = scale.at(count.on);
    if (count.value >= strand && from === null) from = x;
    if (count.value < strand && from !== null) {
      runs.push({ from, to: Math.max(from + 1, x - 5), closed: true });
      from = null;
    }
  }
  if (from !== null) runs.push({ from, to: Math.max(from + 1, todayX - 2), closed: false });
  return runs;
};

/** The last figure always stands; the others where they leave each other room. */
const spacedValues = (counts: Story["counts"], scale: Scale, todayX: number, y: number, size: number): StrandsShape["values"] => {
  const last = counts.at(-1);
  if (!last) return [];
  const now = { x: todayX - textWidth(String(last.value), size, true) / 2 - 4, y, value: last.value, now: true };
  const kept: StrandsShape["values"] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const [at, count] of counts.entries()) {
    const half = textWidth(String(count.value), size, true) / 2;
    const x = Math.max(scale.at(count.on), scale.left) + half + 1;
    const same = kept.at(-1)?.value === count.value;
    if (x - half < free || x + half + 10 > now.x - half || same || at === counts.length - 1) continue;
    kept.push({ x, y, value: count.value, now: false });
    free = x + half + 10;
  }
  return [...kept, now];
};
