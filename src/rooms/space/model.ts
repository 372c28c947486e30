import type { CivilDate } from "#ground/civil-date";
import type { OwnHandover } from "#rooms/people/index";

/** Carte: what opens a person's own space, with its PIN. The number says nothing of whose it is. */
export type OwnCard = { id: string; number: string; state: CardState; madeAt: Date; madeBy: string };
export type CardState = "open" | "locked";

/** A link or a spoken code that opens her space once. */
export type WayKind = "link" | "code";
export type OpenWay = { id: string; kind: WayKind; expiresAt: Date };
/** A phone she says is hers. */
export type OwnPhone = { id: string; since: CivilDate; lastSeenOn: CivilDate };
/** What a person may say from her space; `answer` is her chantier's. */
export type MessageKind = "word" | "not-understood" | "mood" | "answer";
export const messageParts = ["thread", "coming", "contract", "team", "looks", "other"] as const;
/** The part of her space a message is about. */
export type MessagePart = (typeof messageParts)[number];
export type Mood = 1 | 2 | 3 | 4 | 5;
export type OwnMessage = { id: string; kind: MessageKind; about: MessagePart | null; mood: Mood | null; words: string; language: string; sentAt: Date; from: string | null };

/** A knot of her thread: what happened, where, and when. */
export type OwnKnot = { kind: "entered" | "handed-over" | "first-hours" | "cddi" | "year-after" | "closed"; on: CivilDate; place: string };
/** What ends, and when. */
export type OwnDate = { kind: "work" | "rights" | "housing" | "health" | "domiciliation" | "pass" | "other"; on: CivilDate };
export type OwnContract = { startsOn: CivilDate; dueOn: CivilDate | null; longestUntil: CivilDate | null };
/** Contract that is over, the last one; the day something was stated of what follows, when it was. */
export type OwnExit = { place: string; on: CivilDate; statedOn: CivilDate | null };
/** Somebody around her, and how to reach them. */
export type Around = { id: string; name: string; domain: string | null; structure: string | null; phone: string | null; email: string | null; contact: string | null };
/** Somebody who opened her file this year. */
export type Look = { id: string; name: string; structure: string | null; times: number; lastOn: CivilDate };

export type OwnSpace = {
  name: string;
  knots: OwnKnot[];
  /** What a door proposes to a chantier for her, while it waits. */
  handover: OwnHandover | null;
  coming: OwnDate[];
  contract: OwnContract | null;
  exit: OwnExit | null;
  passEndsOn: CivilDate | null;
  around: Around[];
  looks: Look[];
  wish: { words: string; language: string; saidOn: CivilDate } | null;
  messages: OwnMessage[];
};
