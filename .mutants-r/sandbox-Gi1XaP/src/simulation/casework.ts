import type { DayNumber } from "./days.ts";
import type { Chance } from "./random.ts";
import { contactBodies, noteBodies, reminderWords } from "./words.ts";

export type Written = { id: string; kind: "note" | "contact"; on: DayNumber; channel: string | null; body: string; by: string; reminder?: { id: string; due: DayNumber; words: string; done: DayNumber } };

const channels = [["meeting", 45], ["call", 18], ["sms", 14], ["visit", 8], ["outreach", 3], ["email", 4], ["no-answer", 8]] as const;

type Period = { from: DayNumber; to: DayNumber; pace: readonly [number, number] };

/** Contacts and notes over a period: a regular pace, with silences of some weeks now and then. */
export const writtenOver = (chance: Chance, { from, to, pace }: Period, authors: (day: DayNumber) => string): Written[] => {
  const written: Written[] = [];
  let day = from + chance.whole(0, 4);
  while (day < to) {
    const channel = chance.weigh(channels);
    written.push({ id: chance.id(), kind: "contact", on: day, channel, body: channel === "no-answer" ? "" : chance.pick(contactBodies), by: authors(day) });
    if (chance.odds(0.35)) {
      const due = day + chance.whole(3, 30);
      const done = due + (chance.odds(0.9) ? chance.whole(-1, 2) : chance.whole(3, 25));
      const reminder = chance.odds(0.5) ? { id: chance.id(), due, words: chance.pick(reminderWords), done } : undefined;
      written.push({ id: chance.id(), kind: "note", on: day, channel: null, body: chance.pick(noteBodies), by: authors(day), ...(reminder ? { reminder } : {}) });
    }
    day += chance.odds(0.03) ? chance.whole(25, 70) : chance.whole(...pace);
  }
  return written;
};
