// The clocks of a request, read from what happened to it. Working days of France; a clock stops while the person is waited for.
import { type CivilDate, civilDateOf, daysBetween } from "#ground/civil-date";
import { workingDaysBetween } from "#ground/working-days";
import { type Side, sides } from "./model.ts";

type Step = { at: Date; move: string; waitsFor: Side | null };

/** A stretch of time in which one side was waited for. Days are whole civil days, in Paris. */
export type Wait = { side: Side; from: Date; until: Date; days: number; workingDays: number };

/** From the first sending on, who was waited for and how long; a stretch still open ends now. Events in order of time. */
export const waitsOf = (events: readonly Step[], now: Date, department?: string): Wait[] => {
  const sent = events.findIndex(({ move }) => move === "send");
  if (sent === -1) return [];
  const stretches: { side: Side; from: Date; until: Date }[] = [];
  for (const [at, event] of events.slice(sent).entries()) {
    if (event.waitsFor === null) break;
    const until = events[sent + at + 1]?.at ?? now;
    const last = stretches.at(-1);
    if (last?.side === event.waitsFor) last.until = until;
    else stretches.push({ side: event.waitsFor, from: event.at, until });
  }
  return stretches.map((one) => {
    const [from, until] = [civilDateOf(one.from), civilDateOf(one.until)];
    return { ...one, days: daysBetween(from, until), workingDays: workingDaysBetween(from, until, department) };
  });
};

/** Working days waited for each side, none left out: they add up to the whole. */
export const waitedBySide = (waits: readonly Wait[]): Record<Side, number> =>
  Object.fromEntries(sides.map((side) => [side, waits.filter((wait) => wait.side === side).reduce((sum, { workingDays }) => sum + workingDays, 0)])) as Record<Side, number>;

/** Working days between two instants, less those in which the person was waited for. */
export const workingDaysWithout = (waits: readonly Wait[], from: Date, until: Date, department?: string): number => {
  const [start, end] = [civilDateOf(from), civilDateOf(until)];
  const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);
  const sooner = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? one : other);
  const hers = waits.filter(({ side }) => side === "person").reduce((sum, wait) => {
    const [a, b] = [later(start, civilDateOf(wait.from)), sooner(end, civilDateOf(wait.until))];
    return a < b ? sum + workingDaysBetween(a, b, department) : sum;
  }, 0);
  return workingDaysBetween(start, end, department) - hers;
};

/** One clock: how many working days, and whether it still runs. */
export type Clock = { workingDays: number; running: boolean };
type Instants = { sentAt: Date | null; seenAt: Date | null; firstAnswerAt: Date | null; acceptedAt: Date | null; offeredAt: Date | null; contactAt: Date | null; lastNewsAt: Date | null; endedAt: Date | null };

/** The five delays and the silence. Null: its first instant never came. A clock whose end never came stops at the end of the request. */
export const clocksOf = (referral: Instants, waits: readonly Wait[], now: Date, department?: string): Record<"seen" | "firstAnswer" | "offered" | "contact" | "outcome" | "silence", Clock | null> => {
  const between = (from: Date | null, until: Date | null): Clock | null =>
    from && { workingDays: workingDaysWithout(waits, from, until ?? referral.endedAt ?? now, department), running: until === null && referral.endedAt === null };
  return {
    seen: between(referral.sentAt, referral.seenAt),
    firstAnswer: between(referral.sentAt, referral.firstAnswerAt),
    offered: between(referral.acceptedAt, referral.offeredAt),
    contact: between(referral.sentAt, referral.contactAt),
    outcome: between(referral.sentAt, referral.endedAt),
    silence: referral.endedAt ? null : between(referral.lastNewsAt ?? referral.sentAt, null),
  };
};
