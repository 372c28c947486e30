import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays } from "#ground/civil-date";
import { isHoliday, workingDaysBetween } from "#ground/working-days";
import { listPerimeters, readActions, readDelays, readReasons, readScorecards, readTotals, readWaits } from "#rooms/evaluation/server";
import { giveNews, moveReferral } from "#rooms/referrals/server";
import { setNetwork } from "./network-scene.ts";
import { today } from "./scene.ts";

const day = (count: number): Date => new Date(Date.parse(`${today}T11:00:00Z`) + count * 86_400_000);

describe("Le réseau en chiffres", async () => {
  const s = await setNetwork();
  const perimeter = { territories: [s.here], listedId: null };
  const period = { from: "2026-10-01", to: today };

  it("les jours ouvrés de la base sont ceux des règles, fériés compris, sur vingt-cinq ans", async () => {
    const holidays = await s.rows<{ day: string }>("select day from app.public_holidays");
    const known = new Set(holidays.map((row) => row.day));
    for (let one = "2015-01-01"; one <= "2040-12-31"; one = addDays(one, 1)) assert.equal(known.has(one), isHoliday(one), one);
    const pairs = Array.from({ length: 200 }, (_, at) => [addDays("2016-01-01", (at * 37) % 4000), addDays("2016-01-01", ((at * 37) % 4000) + (at * 13) % 90)] as const);
    const { rows } = await s.base.owner.query<{ days: number }>("select app.working_days(a::date, b::date) as days from unnest($1::text[], $2::text[]) with ordinality as t (a, b, n) order by n", [pairs.map(([a]) => a), pairs.map(([, b]) => b)]);
    assert.deepEqual(rows.map(({ days }) => days), pairs.map(([a, b]) => workingDaysBetween(a, b)));
  });

  it("actions, personnes, délais et fiches ; ceux qui attendent encore comptent ; un petit compte n'est pas dit", async () => {
    const people = [s.person, ...(await Promise.all(Array.from({ length: 7 }, (_, at) => s.file(`Figurant${at}`, "Simulé"))))];
    const ids: string[] = [];
    for (const [at, personId] of people.entries()) ids.push(await s.sent({ personId }, day(-20 + at)));
    for (const [at, id] of ids.slice(0, 5).entries()) assert.ok((await s.as(s.housing, (visit) => moveReferral(visit, { referralId: id, move: at === 4 ? "decline" : "accept", reason: "partner:no-place" }), day(-18 + at * 3))).ok);
    await s.as(s.cisp, (visit) => giveNews(visit, { referralId: ids[0]!, words: "Encore là." }));
    const secondOfOne = await s.sent({}, day(-3));
    assert.ok(secondOfOne);
    const read = await s.as(s.officer, async (visit) => ({ totals: await readTotals(visit, perimeter, period), actions: await readActions(visit, perimeter, period), delays: await readDelays(visit, perimeter, period), waits: await readWaits(visit, perimeter, period), reasons: await readReasons(visit, perimeter, period), cards: await readScorecards(visit, [s.here], period) }));
    assert.deepEqual(read.totals, { asked: 9, people: 8, accepted: 4, waiting: 8, gaps: 1 }, "neuf actions pour huit personnes");
    assert.deepEqual(read.actions.map(({ domain, asked, people: count, gaps }) => [domain, asked, count, gaps]), [["housing", 9, 8, 1]]);
    const first = read.delays.find(({ clock, domain }) => clock === "firstAnswer" && domain === null)!;
    const answered = ids.slice(0, 5).map((_, at) => workingDaysBetween(addDays(today, -20 + at), addDays(today, -18 + at * 3))).sort((a, b) => a - b);
    assert.deepEqual([first.requests, first.waiting], [9, 4]);
    assert.ok(first.median! > answered[2]!, `ceux qui attendent allongent la médiane : ${first.median} contre ${answered[2]}`);
    assert.deepEqual(read.waits.map(({ side }) => side), ["partner"]);
    assert.deepEqual(read.reasons, [], "un seul refus ne dit pas sa raison");
    assert.deepEqual(read.cards.map(({ received, answered: known, accepted, people: count }) => [received, known, accepted, count]), [[9, 5, 4, 8]]);
  });

  it("les chiffres d'un territoire sont à qui l'anime ; un partenaire lit les siens ; personne d'ailleurs", async () => {
    const totals = (who: typeof s.officer, listedId: string | null = null) => s.as(who, (visit) => readTotals(visit, listedId ? { territories: [], listedId } : perimeter, period));
    for (const who of [s.officer, s.coordinator, s.director]) assert.equal((await totals(who)).asked, 9, who.givenName);
    for (const who of [s.farOfficer, s.cisp, s.housing, s.stranger, s.administrator]) assert.deepEqual(await totals(who), { asked: 0, people: 0, accepted: 0, waiting: 0, gaps: 0 }, who.givenName);
    assert.equal((await totals(s.housing, s.kept.listed)).asked, 9);
    assert.equal((await totals(s.housing, s.listed.listed)).asked, 0);
    assert.equal((await totals(s.stranger, s.kept.listed)).asked, 0);
    assert.deepEqual((await s.as(s.officer, listPerimeters)).territories.map(({ id }) => id), [s.here]);
    assert.deepEqual((await s.as(s.housing, listPerimeters)).own?.id, s.kept.listed);
    const small = await s.as(s.officer, (visit) => readActions(visit, perimeter, { from: addDays(today, -14), to: addDays(today, -13) }));
    assert.deepEqual(small.map(({ people }) => people), [null]);
  });
});
