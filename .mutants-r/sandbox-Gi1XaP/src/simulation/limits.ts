import { dateOf, type DayNumber } from "./days.ts";
import { chanceOf } from "./random.ts";
import type { CopiedTable, Row } from "./rows.ts";

const kinds = [["no-heavy-loads", 30], ["no-height", 15], ["no-standing", 15], ["no-driving", 12], ["short-breaks", 13], ["away", 20], ["other", 8]] as const;
const words = ["au plus dix kilos", "parler lentement, montrer le geste", "pas seul sur un poste", "à l'ombre l'après-midi"] as const;

type About = readonly [string, string];
type Working = { from: DayNumber; to: DayNumber | null; by: string };

/** What the team at work must reckon with, for one person in three. Its own chance: the rest of the life does not move. */
export const tellLimits = (about: About, { from, to, by }: Working, today: DayNumber, tell: (table: CopiedTable, row: Row) => void): void => {
  const chance = chanceOf(`limits/${about[0]}`);
  for (let turn = chance.weigh([[0, 66], [1, 24], [2, 10]]); turn > 0; turn--) {
    const [id, kind, begins, lasts] = [chance.id(), chance.weigh(kinds), from + chance.whole(0, 60), chance.odds(0.6) ? chance.whole(20, 240) : null];
    const [weekday, hour, said] = [chance.whole(1, 5), chance.pick(["14:00", "15:00", "15:30", "16:00"]), chance.pick(words)];
    if (begins > today || (to !== null && begins >= to)) continue;
    const ends = lasts === null ? to : Math.min(begins + lasts, to ?? begins + lasts);
    tell("practical_limits", [id, ...about, kind, kind === "away" ? weekday : null, kind === "away" ? hour : null, kind === "other" ? said : "", dateOf(begins), ends === null ? null : dateOf(ends), by, `${dateOf(begins)} 10:00:00+00`]);
  }
};
