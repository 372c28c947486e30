import { longDay, shortMonth, type Day } from "../days.ts";
import { uncertainWords, type Lane, type Segment, type Story } from "./story.ts";

/** The drawing in words: what is so today, and what comes. Used by its description, its narrow form and its table. */
export const wordsOf = (segment: Segment): string => segment.label || (segment.uncertain ? uncertainWords[segment.uncertain] : "");

/** What is so in a lane on that day, the oldest first. */
export const nowIn = (lane: Lane, today: Day): Segment[] =>
  lane.segments.filter((segment) => !segment.planned && segment.from <= today && (segment.to === null || segment.to >= today)).sort((a, b) => (a.from < b.from ? -1 : 1));

export type Coming = { on: Day; label: string; limit: boolean };

/** Planned knots and limits from today on, the nearest first. */
export const comingIn = (story: Story): Coming[] => {
  const knots = story.knots.filter((knot) => knot.on >= story.today && (knot.planned ?? true)).map((knot) => ({ on: knot.on, label: knot.label, limit: false }));
  const limits = story.limits.filter((limit) => limit.on >= story.today).map((limit) => ({ on: limit.on, label: limit.label, limit: true }));
  return [...knots, ...limits].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

export const countNow = (story: Story): number | null => {
  const known = story.counts.filter((count) => count.on <= story.today).sort((a, b) => (a.on < b.on ? -1 : 1));
  return known.at(-1)?.value ?? null;
};

export const nothingYet = "rien d’écrit encore";

/** What to say of a lane where nothing is so today. */
export const silenceOf = (lane: Lane, today: Day): string => {
  const last = lane.segments.flatMap((segment) => (segment.to !== null && segment.to < today && !segment.planned ? [segment.to] : [])).sort().at(-1);
  return last ? `rien d’écrit depuis ${shortMonth(last)}` : nothingYet;
};

const laneSentence = (lane: Lane, today: Day): string => {
  const now = nowIn(lane, today);
  if (!now.length) return `${lane.label} : ${silenceOf(lane, today)}`;
  return `${lane.label} : ${now.map((segment) => `${wordsOf(segment)} depuis ${shortMonth(segment.from)}`).join(", ")}`;
};

/** A few sentences for those who cannot see the drawing. */
export const summaryOf = (story: Story): string => {
  const count = countNow(story);
  const parts = story.lanes.map((lane) => laneSentence(lane, story.today));
  if (count !== null && story.countsLabel) parts.push(`${story.countsLabel} : ${count}`);
  const coming = comingIn(story).slice(0, 3).map((one) => `${one.label}, le ${longDay(one.on)}`);
  const next = coming.length ? ` À venir : ${coming.join(" ; ")}.` : "";
  return `Aujourd’hui, ${longDay(story.today)}. ${parts.join(". ")}.${next}`;
};
