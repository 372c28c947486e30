import { type CivilDate, civilDateOf } from "#ground/civil-date";

/** What an event that only read is called; the database holds the same form in a trigger. */
export type ReadingEvent = `${string}.viewed` | `${string}-viewed` | `${string}.printed` | `${string}.exported` | `${string}.downloaded`;
export const readingPattern = "\\.([a-z]+-)?(viewed|printed|exported|downloaded)$";
export const isReading = (event: string): boolean => new RegExp(readingPattern).test(event);

/** Why a file opens, as the access room answers it. */
export type Allowed = { reasons: readonly { as: string; domain?: string; agreed?: readonly { topic: string }[]; topics?: readonly string[] }[] };

const codeOf = ({ as, domain, agreed, topics }: Allowed["reasons"][number]): string =>
  [as, ...(domain ? [domain] : []), ...(topics ? [topics.join("+")] : []), ...(agreed ? [agreed.length > 0 ? [...new Set(agreed.map(({ topic }) => topic))].join("+") : "none"] : [])].join(":");

/** The reasons as a line keeps them: codes, with the domain of a referent and the topics the person had agreed to: "cisp", "referent:housing:housing+rights". */
export const becauseOf = ({ reasons }: Allowed): string => [...new Set(reasons.map(codeOf))].join(",");

export type Done = { at: Date; event: string; actorId: string | null; because: string | null };
/** The same thing done several times on the same day, for the same reason. */
export type Gesture = { event: string; because: string | null; times: number; first: Date; last: Date };
export type SomebodysDay = { day: CivilDate; actorId: string | null; gestures: Gesture[] };

/** A hundred lines as people tell a day: who, then what, how many times. Given newest first, answered newest first. */
export const tellByDay = (lines: readonly Done[]): SomebodysDay[] => {
  const days = new Map<string, SomebodysDay>();
  for (const { at, event, actorId, because } of lines) {
    const day = civilDateOf(at);
    const key = `${day}/${actorId ?? ""}`;
    const told = days.get(key) ?? { day, actorId, gestures: [] };
    days.set(key, told);
    const same = told.gestures.find((gesture) => gesture.event === event && gesture.because === because);
    if (!same) told.gestures.push({ event, because, times: 1, first: at, last: at });
    else {
      same.times += 1;
      if (at < same.first) same.first = at;
      if (at > same.last) same.last = at;
    }
  }
  // The order of numbers is not quite the order of hours: a day begun is finished before the one before.
  return [...days.values()].sort((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
};
