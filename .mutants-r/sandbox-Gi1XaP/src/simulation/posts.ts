import { dayOf, type DayNumber } from "./days.ts";
import type { SimulatedChantier, SimulatedNetwork } from "./network.ts";
import { chanceOf } from "./random.ts";
import { march2022 } from "./sources.ts";

/** One stay of one person on one post. */
export type Stay = { entry: DayNumber; exit: DayNumber };
export type Person = { key: string; chantier: SimulatedChantier; stays: Stay[] };

const counted = dayOf(march2022);

/** Who holds one post, one after the other, from the opening to a day; some people come back to it. Never empty on the day the documents count. */
const holdersOf = (seed: number, chantier: SimulatedChantier, post: number, until: DayNumber): Person[] => {
  const chance = chanceOf(`${seed}/post/${chantier.id}/${post}`);
  const people: Person[] = [];
  let entry = dayOf(chantier.openedOn) + chance.whole(0, 40);
  for (let turn = 0; entry <= until; turn++) {
    const stay = chance.weigh([[chance.whole(20, 110), 18], [chance.whole(120, 400), 30], [chance.whole(400, 800), 32], [chance.whole(730, 1500), 20]] as const);
    const back = chance.odds(0.05);
    const gap = chance.whole(2, 60);
    const exit = entry + stay;
    const former = people.at(-3);
    const lastExit = former?.stays.at(-1)?.exit ?? Infinity;
    if (back && former && lastExit + 400 < entry) former.stays.push({ entry, exit });
    else people.push({ key: `${chantier.id}/${post}/${turn}`, chantier, stays: [{ entry, exit }] });
    entry = exit + gap;
    if (exit <= counted && entry > counted) entry = counted;
  }
  return people;
};

/** Everybody who ever held a post, post by post, up to a day. Stops at `most` people when a number is asked. */
export function* everybody({ seed, chantiers }: SimulatedNetwork, until: DayNumber, most = Infinity): Generator<Person> {
  let told = 0;
  for (const chantier of chantiers) {
    for (let post = 0; post < chantier.posts; post++) {
      for (const person of holdersOf(seed, chantier, post, until)) {
        if (told++ >= most) return;
        yield person;
      }
    }
  }
}
