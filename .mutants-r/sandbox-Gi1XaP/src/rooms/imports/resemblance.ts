// Who among the people already followed may be the person of a row. Asked once per row of a list that may be long: answered from an index, judged by the people's own rule.

import type { CivilDate } from "#ground/civil-date";
import { byLikeness, type Likeness, likeness, soundOf } from "#rooms/people/index";
import { fold } from "./cells/fold.ts";

export type Followed = { givenName: string; familyName: string; usualName: string | null; birthDate: CivilDate | null };
export type Resemblances = { add: (person: Followed) => void; likeliest: (asked: Followed) => Followed | null };

const sounds = ({ givenName, familyName }: Followed): Set<string> => new Set(fold(`${givenName} ${familyName}`).split(" ").filter((word) => word !== "").map(soundOf));

/** The date itself, day and month swapped, and every date one sign away: those the rule calls close. */
const nearDates = (date: CivilDate): string[] => {
  const near = [date, `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`];
  for (let at = 0; at < date.length; at += 1) if (date[at] !== "-") for (let digit = 0; digit < 10; digit += 1) near.push(`${date.slice(0, at)}${digit}${date.slice(at + 1)}`);
  return [...new Set(near)];
};

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
};

export const resemblances = (followed: Iterable<Followed>): Resemblances => {
  const byDate = new Map<string, Followed[]>();
  const bySound = new Map<string, Followed[]>();
  const undatedBySound = new Map<string, Followed[]>();
  const add = (person: Followed): void => {
    if (person.birthDate) push(byDate, person.birthDate, person);
    for (const sound of sounds(person)) {
      push(bySound, sound, person);
      if (!person.birthDate) push(undatedBySound, sound, person);
    }
  };
  for (const person of followed) add(person);
  const candidates = (asked: Followed): Followed[] => {
    const heard = (index: Map<string, Followed[]>): Followed[] => [...sounds(asked)].flatMap((sound) => index.get(sound) ?? []);
    return asked.birthDate ? [...nearDates(asked.birthDate).flatMap((date) => byDate.get(date) ?? []), ...heard(undatedBySound)] : heard(bySound);
  };
  return {
    add,
    likeliest: (asked) => {
      let best: { person: Followed; like: Likeness } | null = null;
      for (const person of candidates(asked)) {
        const like = likeness(asked, person);
        if (like && (!best || byLikeness(like, best.like) < 0)) best = { person, like };
      }
      return best?.person ?? null;
    },
  };
};
