import { type Domain, type Topic } from "#rooms/access/index";
import { domainTopics } from "#rooms/consent/index";
import { dateOf, type DayNumber } from "./days.ts";
import { chanceOf } from "./random.ts";
import type { CopiedTable, Row } from "./rows.ts";

type Seat = { referent: string; by: string; domain: string; from: DayNumber };
/** An agreement is asked again a little before its two years are over. */
const renewedAfter = 700;

const decisionOf = (draw: number): "agreed" | "refused" | "withdrawn" => (draw < 0.12 ? "refused" : draw < 0.2 ? "withdrawn" : "agreed");

/** What somebody answered about each referent of the platform: mostly yes, sometimes no, now and then taken back. Its own chance: the rest of the life does not move. */
export const tellAgreements = (about: readonly [string, string], { referent, by, domain, from }: Seat, today: DayNumber, leadOn: (day: DayNumber) => string, asked: Set<string>, tell: (table: CopiedTable, row: Row) => void): void => {
  for (const topic of domainTopics[domain as Domain] as readonly Topic[]) {
    // Somebody who comes back, or follows two domains, has her answer already.
    if (asked.has(`${by}/${topic}`)) continue;
    asked.add(`${by}/${topic}`);
    const chance = chanceOf(`agreement/${referent}/${topic}`);
    const decision = decisionOf(chance.draw());
    const means = chance.pick(["on-screen", "on-screen", "paper"]);
    const backAfter = chance.whole(20, 400);
    for (let given = from, at = 0; given <= today; given += renewedAfter, at++) {
      const ended = decision === "withdrawn" ? given + backAfter : given + renewedAfter;
      const over = ended <= today ? `${dateOf(ended)} 10:00:00+00` : null;
      tell("consents", [chance.id(), ...about, topic, by, "follow-up", decision === "refused" ? "refused" : "agreed", dateOf(given), decision === "refused" ? null : dateOf(given + renewedAfter + 14), means, leadOn(given), `${dateOf(given)} 10:00:00+00`, over, over && leadOn(given)]);
      // Whoever refused, or took it back, is not asked every two years.
      if (decision !== "agreed") break;
    }
  }
};
