// People welcomed at a partner's door: no journey, no chantier, a first request, and now and then a chantier to which the door proposes them.
import type pg from "pg";
import { dateOf, type DayNumber, dayOf, workingDay } from "./days.ts";
import { fakeName, nameKey } from "./names.ts";
import type { SimulatedNetwork } from "./network.ts";
import { chanceOf } from "./random.ts";
import type { CopiedTable, Row } from "./rows.ts";

export type Welcomed = { key: string; on: DayNumber; doorId: string; by: string; chantierId: string };

/** The doors open on a day of their own, so that whoever was welcomed does not depend on the day of the loading. */
const doorsOpenOn = dayOf("2026-03-02");
/** Two in three come to the housing partner, the others to the one for rights: their places among the partners of a territory. */
const [housing, rights] = [0, 2];

/** Who was welcomed up to a day, territory by territory, in the order they came; a later day only adds. */
export const listWelcomed = ({ seed, chantiers, rows }: SimulatedNetwork, until: DayNumber): Welcomed[][] => {
  const doorOf = new Map((rows.memberships ?? []).map((row) => [String(row[1]), String(row[2])]));
  return chantiers.filter((one) => one.neighbours[0] === one).map(({ id, territory, referents }) => {
    const [chance, here]: [ReturnType<typeof chanceOf>, Welcomed[]] = [chanceOf(`${seed}/doors/${territory}`), []];
    const partners = referents.slice(3);
    for (let turn = 0, on = doorsOpenOn + chance.whole(0, 30); workingDay(on) <= until; turn++, on += chance.whole(35, 80)) {
      const by = partners[turn % 3 === 2 ? rights : housing]!.id;
      here.push({ key: `${territory}/${turn}`, on: workingDay(on), doorId: doorOf.get(by)!, by, chantierId: id });
    }
    return here;
  });
};

/** The smallest file there is: a name, sometimes a birth date, a way to reach her. */
export const tellWelcomed = ({ key, on, doorId, by }: Welcomed, seed: number, tell: (table: CopiedTable, row: Row) => void): void => {
  const chance = chanceOf(`${seed}/welcomed/${key}`);
  const [id, name] = [chance.id(), fakeName(chance)];
  tell("people", [id, doorId, name.given, name.family, null, nameKey(name.given, name.family), `${dateOf(on)}T10:00:00Z`, by]);
  tell("identities", [id, doorId, chance.odds(0.5) ? dateOf(on - chance.whole(20 * 365, 58 * 365)) : null, null]);
  tell("contact_points", [chance.id(), id, doorId, chance.pick(["sms", "call"]), `06 39 98 ${chance.whole(10, 99)} ${chance.whole(10, 99)}`, true]);
};

/** In each territory, the last who came is proposed to a chantier and waits; the one before was refused, and stayed at her door. Told once, at the loading, as requests are. */
export const sendHandovers = async (client: pg.Client, network: SimulatedNetwork, day: string): Promise<number> => {
  const today = dayOf(day);
  const proposed = listWelcomed(network, today - 2).flatMap((here) => {
    const [before, last] = [here.at(-2), here.at(-1)];
    return [...(last ? [{ one: last, on: today - 2, answeredOn: null }] : []), ...(before ? [{ one: before, on: before.on + 4, answeredOn: before.on + 9 }] : [])];
  });
  for (const { one, on, answeredOn } of proposed) {
    const [chance, person] = [chanceOf(`${network.seed}/handover/${one.key}`), chanceOf(`${network.seed}/welcomed/${one.key}`).id()];
    const refused = answeredOn === null ? [null, null, null, null] : ["refused", chance.pick(["no-post", "no-contact"]), network.chantiers.find(({ id }) => id === one.chantierId)!.cisps[0]!, `${dateOf(answeredOn)}T14:00:00Z`];
    await client.query("insert into app.handovers (id, person_id, door_id, chantier_id, proposed_by, proposed_at, agreed_means, answer, reason, answered_by, answered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      [chance.id(), person, one.doorId, one.chantierId, one.by, `${dateOf(on)}T10:30:00Z`, chance.pick(["paper", "on-screen"]), ...refused]);
  }
  return proposed.length;
};
