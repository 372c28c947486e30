import type { CivilDate } from "#ground/civil-date";

export const channels = ["meeting", "call", "sms", "email", "visit", "outreach", "no-answer"] as const;
/** How a contact took place. "no-answer" was tried, and is no news of the person. */
export type Channel = (typeof channels)[number];

export const noteTopics = ["notes", "health", "debts", "justice"] as const;
/** Who reads a note: the casework, or only those who read that topic. */
export type NoteTopic = (typeof noteTopics)[number];

/** Note or contact of the casework. */
export type Note = {
  id: string;
  personId: string;
  kind: "note" | "contact";
  topic: NoteTopic;
  happenedOn: CivilDate;
  channel: Channel | null;
  body: string;
  authorId: string;
  authorName: string;
  writtenAt: Date;
  version: number;
};

/** À faire : what somebody asked to be reminded of. */
export type Reminder = { id: string; personId: string; dueOn: CivilDate; words: string; forId: string; forName: string };

/** Brouillon : what somebody was typing in a form, about a person or not. */
export type Draft = { fields: Record<string, string>; updatedAt: Date };
