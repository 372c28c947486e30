// Delays that are still running are delays too: the product-limit estimate counts those who wait until the day they are last seen waiting.
// Kaplan and Meier, J. Am. Stat. Assoc. 53 (1958) 457-481; variance of Greenwood (1926); limits of the median by log(-log S), Brookmeyer and Crowley, Biometrics 38 (1982) 29-41.

/** So many stopped after this long (`events`), so many were still waiting when last looked at (`censored`). Times in any unit, 0 or more; several rows of one time add up. */
export type Waited = { time: number; events: number; censored: number };
/** After `time`: the part that still waits, and its standard error. */
export type Step = { time: number; atRisk: number; events: number; survival: number; standardError: number };

/** Steps of the estimate, one for each time at which something stopped, in order. Throws RangeError on a negative count or time, or one that is no number. */
export const kaplanMeier = (rows: readonly Waited[]): Step[] => {
  const byTime = new Map<number, { events: number; censored: number }>();
  for (const { time, events, censored } of rows) {
    if (![time, events, censored].every((value) => Number.isFinite(value) && value >= 0)) throw new RangeError("A time and its counts are numbers, none below zero");
    const sum = byTime.get(time) ?? { events: 0, censored: 0 };
    byTime.set(time, { events: sum.events + events, censored: sum.censored + censored });
  }
  const times = [...byTime.keys()].sort((one, other) => one - other);
  let atRisk = [...byTime.values()].reduce((sum, { events, censored }) => sum + events + censored, 0);
  let survival = 1;
  let greenwood = 0;
  const steps: Step[] = [];
  for (const time of times) {
    const { events, censored } = byTime.get(time)!;
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += atRisk === events ? Number.POSITIVE_INFINITY : events / (atRisk * (atRisk - events));
      steps.push({ time, atRisk, events, survival, standardError: survival === 0 ? Number.NaN : survival * Math.sqrt(greenwood) });
    }
    atRisk -= events + censored;
  }
  return steps;
};

/** The first time at which half or fewer still wait; null while more than half do. Between two times when exactly half wait on, as R's survival does. */
export const medianOf = (steps: readonly Step[]): number | null => {
  const at = steps.findIndex(({ survival }) => survival <= 0.5 + 1e-12);
  if (at === -1) return null;
  const exact = Math.abs(steps[at]!.survival - 0.5) < 1e-12;
  return exact && steps[at + 1] ? (steps[at]!.time + steps[at + 1]!.time) / 2 : steps[at]!.time;
};

/** Limits of the median at 95 %, on the scale of log(-log S); an end that the data do not give is null. */
export const medianLimits = (steps: readonly Step[], z = 1.959963984540054): { low: number | null; high: number | null } => {
  const bounds = steps.map(({ time, survival, standardError }) => {
    if (survival === 0) return { time, low: 0, high: 0 };
    if (survival === 1) return { time, low: 1, high: 1 };
    const [at, spread] = [Math.log(-Math.log(survival)), (z * standardError) / (survival * Math.abs(Math.log(survival)))];
    return { time, low: Math.exp(-Math.exp(at + spread)), high: Math.exp(-Math.exp(at - spread)) };
  });
  return { low: bounds.find(({ low }) => low <= 0.5)?.time ?? null, high: bounds.find(({ high }) => high <= 0.5)?.time ?? null };
};
