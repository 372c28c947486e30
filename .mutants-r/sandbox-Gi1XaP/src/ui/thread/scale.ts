import { scaleLinear } from "d3-scale";
import { dayNumber, dayOf, type Day } from "../days.ts";
import type { Story } from "./story.ts";

/** Days to pixels, from left to right; mirroring for right-to-left pages comes last, on the finished drawing. */
export type Scale = {
  /** Position of the first instant of a day, kept inside the frame. */
  at: (day: Day) => number;
  /** Position of the last instant of a day. */
  after: (day: Day) => number;
  left: number;
  right: number;
};

export const scaleOf = (story: Pick<Story, "from" | "to">, left: number, right: number): Scale => {
  const first = dayNumber(story.from);
  const last = Math.max(dayNumber(story.to) + 1, first + 1);
  const position = scaleLinear().domain([first, last]).range([left, right]).clamp(true);
  return { at: (day) => position(dayNumber(day)), after: (day) => position(dayNumber(day) + 1), left, right };
};

/** The first of each January between two days. */
export const yearStarts = (from: Day, to: Day): Day[] => {
  const years: Day[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const start = `${String(year).padStart(4, "0")}-01-01`;
    if (start >= from && start <= to) years.push(start);
  }
  return years;
};

export const middleOf = (from: Day, to: Day): Day => dayOf(Math.floor((dayNumber(from) + dayNumber(to)) / 2));
