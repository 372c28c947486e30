// For random people, teams and answers: nobody from elsewhere reads a row that was not agreed to her at that instant, whatever table it is in.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { addDays } from "#ground/civil-date";
import type { Actor, Visit } from "#ground/visit";
import { domains, type Topic } from "#rooms/access/index";
import { type Decision, domainTopics, sharedTopics } from "#rooms/consent/index";
import { chanceOf } from "#simulation/random";
import { setScene } from "./scene.ts";

const people = Number(process.env["FIL_ROUGE_CONSENT_PEOPLE"] ?? 300);
const days = ["2026-03-01", "2026-06-15", "2026-11-21", "2027-02-01", "2027-11-21", "2028-12-31"] as const;
const lanes = [["housing", "housing", "shelter"], ["work", "work", "cddi"], ["rights", "rights", "disability-granted"], ["language", "life", null], ["health-care", "health", "care-started"], ["justice", "justice", null], ["debts", "debts", null]] as const;

describe("Rien ne se lit sans accord", async () => {
  const scene = await setScene();
  const chance = chanceOf("consents/property");
  const structures = [scene.partner, await scene.insert("structures", { kind: "partner", name: "Centre fictif", territory_id: scene.here, opened_on: "2019-01-01" })];
  const viewers: { actor: Actor; structure: string }[] = [];
  for (let at = 0; at < 6; at++) viewers.push({ actor: await scene.professional(`Référente ${at}`, "Figurante", ["outside-referent", structures[at % 2]!]), structure: structures[at % 2]! });
  type Seat = { by: string; domain: (typeof domains)[number]; startsOn: string; endsOn: string | null };
  type Answer = { to: string; topic: Topic; decision: Decision; givenOn: string; endsOn: string | null; withdrawnAt: Date | null };
  const told = new Map<string, { seats: Seat[]; answers: Answer[] }>();

  for (let at = 0; at < people; at++) {
    const person = await scene.file(`Numéro ${at}`, "Figurant");
    const [seats, answers]: [Seat[], Answer[]] = [[], []];
    for (const [lane, topic, code] of lanes)
      await scene.base.owner.query("insert into app.situations (person_id, lane, line, topic, code, answer, starts_on, known_how) select $1, $2, coalesce((select line from app.situation_codes where code = $3), $2), $4, $3, case when $3::text is null then 'refused' else 'known' end, '2026-01-01', 'declared'", [person, lane, code, topic]);
    for (const { actor, structure } of viewers) {
      if (chance.odds(0.35)) continue;
      for (const domain of new Set([chance.pick(domains), chance.pick(domains)])) {
        const startsOn = addDays("2026-02-01", chance.whole(0, 200));
        const seat = { by: actor.id, domain, startsOn, endsOn: chance.odds(0.3) ? addDays(startsOn, chance.whole(1, 300)) : null };
        seats.push(seat);
        await scene.insert("referents", { person_id: person, domain, topic: "presence", professional_id: actor.id, starts_on: seat.startsOn, ends_on: seat.endsOn });
      }
      const asked = [...new Set([...domainTopics[chance.pick(domains)], ...domainTopics[chance.pick(domains)]])];
      for (const topic of asked) {
        const to = chance.odds(0.5) ? actor.id : structure;
        if (answers.some((one) => one.to === to && one.topic === topic && one.withdrawnAt === null)) continue;
        const givenOn = addDays("2026-02-01", chance.whole(0, 250));
        const decision: Decision = chance.odds(0.75) ? "agreed" : "refused";
        const answer = { to, topic, decision, givenOn, endsOn: decision === "agreed" ? addDays(givenOn, chance.whole(0, 700)) : null, withdrawnAt: chance.odds(0.2) ? new Date("2026-11-01T00:00:00Z") : null };
        answers.push(answer);
        await scene.insert("consents", { person_id: person, topic, [to === structure ? "structure_id" : "professional_id"]: to, purpose: "follow-up", decision, given_on: givenOn, ends_on: answer.endsOn, means: "paper", recorded_by: scene.cisp.id, withdrawn_at: answer.withdrawnAt, withdrawn_by: answer.withdrawnAt && scene.cisp.id });
      }
    }
    told.set(person, { seats, answers });
  }

  /** Everything the database shows of anybody, on every table cut by topic: one line per person and topic. */
  const shown = async (visit: Visit): Promise<Map<string, Set<string>>> => {
    const { rows } = await sql<{ person_id: string; topic: string }>`
      select person_id, topic from app.situations union all select id, 'presence' from app.people union all select person_id, 'presence' from app.journeys union all select person_id, 'identity' from app.identities
      union all select person_id, topic from app.notes union all select person_id, topic from app.barriers union all select person_id, 'voice' from app.wishes union all select person_id, topic from app.revisions`.execute(visit.tx);
    const found = new Map<string, Set<string>>();
    for (const { person_id, topic } of rows) (found.get(person_id) ?? found.set(person_id, new Set()).get(person_id)!).add(topic);
    return found;
  };

  it(`${people * viewers.length * days.length} lectures : chacune montre ce qui est permis ce jour-là, et pas un sujet de plus`, async () => {
    let cases = 0;
    for (const { actor, structure } of viewers) {
      for (const day of days) {
        const found = await scene.as(actor, shown, new Date(`${day}T11:00:00Z`));
        for (const [person, { seats, answers }] of told) {
          const expected = sharedTopics(seats.filter(({ by }) => by === actor.id), answers.filter(({ to }) => to === actor.id || to === structure), day).filter((topic) => topic !== "voice");
          assert.deepEqual([...(found.get(person) ?? [])].sort(), expected, `${actor.givenName}, ${day}`);
          cases += 1;
        }
      }
    }
    assert.ok(cases >= 10_000 || people < 300, `${cases}`);
  });
});
