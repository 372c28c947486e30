// Which readings are brought to the coordination. Pure: facts of one hour in, reasons out; the page shows the same thresholds.
import type { CivilDate } from "#ground/civil-date";

export const watchRules = ["under-emergency", "many-files", "no-longer-in-team", "at-night", "same-file-again"] as const;
/** Why a reading was noticed. */
export type WatchRule = (typeof watchRules)[number];

/** Different files within an hour, and how many times somebody's own habit: both must be passed. */
export const mostFilesAnHour = 30;
export const timesTheHabit = 3;
/** Readings of one file within an hour, by somebody whom only her role lets in. */
export const mostReadingsOfAFile = 20;
/** Paris hours. */
export const nightBegins = 22;
export const nightEnds = 6;
/** Whoever reads on so many nights a month works at night. */
export const nightsOfHabit = 5;
/** Whoever left the team this long ago, and comes back by her role alone. */
export const daysAfterLeaving = 7;

/** One file somebody read within one hour. `leftOn`: her last day in its team, when she left it. */
export type ReadFile = {
  actorId: string; personId: string; chantierId: string; hidden: boolean; times: number; firstAt: Date; lastAt: Date;
  reasons: readonly string[]; seated: boolean; leftOn: CivilDate | null;
};
export type Habit = { usualFiles: number; nights: number };
export type Noticed = { rule: WatchRule; actorId: string; personId: string | null; chantierId: string; firstAt: Date; lastAt: Date; measured: number; threshold: number };

const parisHour = (at: Date): number => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO("Europe/Paris").hour;
export const isNight = (at: Date): boolean => parisHour(at) >= nightBegins || parisHour(at) < nightEnds;

const codes = (reasons: readonly string[]): string[] => reasons.flatMap((because) => because.split(","));
const wasEmergency = ({ reasons }: ReadFile): boolean => codes(reasons).some((code) => code.startsWith("emergency"));
/** Nothing but a role let her in: no seat in the team, no name on a protected file, no emergency. */
const byRoleAlone = ({ reasons, seated }: ReadFile): boolean => !seated && !codes(reasons).some((code) => /^(lead|referent|named|emergency)\b/.test(code));
const daysSince = (from: CivilDate, at: Date): number => Temporal.PlainDate.from(from).until(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO("Europe/Paris").toPlainDate(), { largestUnit: "days" }).days;

/** What one file's readings have out of the ordinary: every reason, not the first. */
export const noticedOfAFile = (read: ReadFile, { nights }: Habit): Noticed[] => {
  const { actorId, personId, chantierId, firstAt, lastAt, times } = read;
  const said = (rule: WatchRule, measured: number, threshold: number): Noticed => ({ rule, actorId, personId, chantierId, firstAt, lastAt, measured, threshold });
  const away = read.leftOn !== null && !read.seated ? daysSince(read.leftOn, firstAt) : 0;
  return [
    ...(wasEmergency(read) ? [said("under-emergency", times, 1)] : []),
    ...(away > daysAfterLeaving && byRoleAlone(read) ? [said("no-longer-in-team", away, daysAfterLeaving)] : []),
    ...(isNight(firstAt) && nights < nightsOfHabit ? [said("at-night", nights, nightsOfHabit)] : []),
    ...(times >= mostReadingsOfAFile && byRoleAlone(read) ? [said("same-file-again", times, mostReadingsOfAFile)] : []),
  ];
};

/** Many different files within the hour, for this professional. A protected file is in nobody's count. */
export const noticedOfAnHour = (reads: readonly ReadFile[], { usualFiles }: Habit): Noticed[] => {
  const open = reads.filter(({ hidden }) => !hidden);
  const threshold = Math.max(mostFilesAnHour, Math.ceil(usualFiles * timesTheHabit));
  const [first] = open;
  if (!first || open.length <= threshold) return [];
  const perChantier = Map.groupBy(open, ({ chantierId }) => chantierId);
  const [chantierId] = [...perChantier].sort((one, other) => other[1].length - one[1].length || (one[0] < other[0] ? -1 : 1))[0]!;
  const times = open.flatMap(({ firstAt, lastAt }) => [firstAt.getTime(), lastAt.getTime()]);
  return [{ rule: "many-files", actorId: first.actorId, personId: null, chantierId, firstAt: new Date(Math.min(...times)), lastAt: new Date(Math.max(...times)), measured: open.length, threshold }];
};

/** Everything out of the ordinary in one hour of the journal. */
export const notice = (reads: readonly ReadFile[], habits: ReadonlyMap<string, Habit>): Noticed[] =>
  [...Map.groupBy(reads, ({ actorId }) => actorId)].flatMap(([actorId, hers]) => {
    const habit = habits.get(actorId) ?? { usualFiles: 0, nights: 0 };
    return [...noticedOfAnHour(hers, habit), ...hers.flatMap((read) => noticedOfAFile(read, habit))];
  });
