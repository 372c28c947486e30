// What is promised, beside what is measured. A bar says its limit and where it comes from; nothing here is typed in but the limits.

export type Measured = { bar: string; limit: string; measured: string; holds: boolean | null; value: number; unit: string };

const shown = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });

/** A figure under a limit; null limit: reported, not promised. */
export const under = (bar: string, value: number, limit: number | null, unit: string): Measured => ({
  bar, value, unit, limit: limit === null ? "-" : `≤ ${shown.format(limit)} ${unit}`, measured: `${shown.format(value)} ${unit}`, holds: limit === null ? null : value <= limit,
});
export const over = (bar: string, value: number, limit: number | null, unit: string): Measured => ({
  bar, value, unit, limit: limit === null ? "-" : `≥ ${shown.format(limit)} ${unit}`, measured: `${shown.format(value)} ${unit}`, holds: limit === null ? null : value >= limit,
});

export const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};
export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const printBars = (title: string, bars: readonly Measured[]): void => {
  const wide = Math.max(...bars.map(({ bar }) => bar.length));
  console.log(`\n${title}`);
  for (const { bar, limit, measured, holds } of bars) console.log(`${holds === null ? " " : holds ? "✔" : "✖"} ${bar.padEnd(wide)}  ${measured.padStart(14)}  ${limit}`);
};
