// What each person is told, and when, over five years: every night runs, and the pages are asked as each of them would. docs/replay.md is the ledger, word for word.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { addDays, type CivilDate, daysBetween, instantInParis, sayDate } from "#ground/civil-date";
import { atTheDoor, type OwnVisit, ownVisit, type Visit, visit } from "#ground/visit";
import { openDueCases } from "#rooms/boards/server";
import { countAllDeadlines, countDeadlinesOf, type OwnWays, tellBegunContracts } from "#rooms/contracts/server";
import { type OwnSpace, sayIn, type SpaceKey } from "#rooms/space/index";
import { load as loadBoard } from "../../src/routes/(moi)/moi/commission/+page.server.ts";
import { load as loadHers } from "../../src/routes/(moi)/moi/+page.server.ts";
import { load as loadToday } from "../../src/routes/+page.server.ts";
import { firstDay, lastDay, setFiveYears } from "./five-years-story.ts";

type Line = { day: CivilDate; who: string; words: string };
type Shown = { when: string; sentence: string };
type HerBoard = { sitting: { heldOn: CivilDate; opensAt: string; place: string | null } | null; contact: string; one: { id: string; state: string } | null; decision: { outcome: string; until: CivilDate | null; contestUntil: CivilDate | null } | null };
const her = "Zélie, dans son espace";
const replay = join(import.meta.dirname, "../../docs/replay.md");

describe("Cinq ans rejoués jour par jour", async () => {
  const { s, id, listeners, clock, noon, story } = await setFiveYears();
  const ledger: Line[] = [];
  const [lastTold, twice, idle]: [Map<string, CivilDate>, string[], string[]] = [new Map(), [], []];
  const seen = new Map<string, Set<string>>();

  const today = async (actor: Visit["actor"]): Promise<string[]> => {
    const locals = { enter: <Value>(work: (v: Visit) => Promise<Value>) => visit(s.base.app, actor, work, noon()) };
    const data = (await loadToday({ locals, url: new URL("http://localhost/") } as never)) as unknown as Record<"late" | "now" | "week" | "later" | "network" | "boards", Shown[]>;
    return [...data.late, ...data.now, ...data.week, ...data.later, ...data.network, ...data.boards].map(({ when, sentence }) => `${sentence} (${when})`);
  };
  const say = sayIn("fr");
  const cases: string[] = [];
  const ofHerBoard = ({ one, sitting, decision, contact }: HerBoard): string[] => {
    if (one && !cases.includes(one.id)) cases.push(one.id);
    const said = one?.state === "decided" && decision
    ? [say(`decided-${decision.outcome}` as SpaceKey, decision.until ? { date: sayDate(decision.until) } : {}), ...(decision.contestUntil ? [say("boardContest", { date: sayDate(decision.contestUntil), contact })] : [])]
    : [say("boardWhy"), sitting ? say("boardWhen", { date: sayDate(sitting.heldOn), hour: sitting.opensAt, place: sitting.place ?? "" }) : say("boardNoDate")];
    return said.map((words) => `${words} (dossier ${cases.length})`);
  };
  const hers = async (): Promise<string[]> => {
    const locals = { language: "fr", space: null, inHerSpace: <Value>(work: (v: OwnVisit) => Promise<Value>) => ownVisit(s.base.app, id, work, noon()) };
    const { own, board, ways } = (await loadHers({ locals, url: new URL("http://localhost/moi") } as never)) as unknown as { own: OwnSpace; board: "waits" | "decided" | null; ways: OwnWays };
    const heard = board === null ? [] : ofHerBoard((await loadBoard({ locals, url: new URL("http://localhost/moi/commission") } as never)) as unknown as HerBoard);
    return [
      ...own.coming.map(({ kind, on }) => `${say(`due-${kind}` as SpaceKey)} (${sayDate(on)})`), ...ways.told.map(({ on, words }) => `${words} (${sayDate(on)})`), ...heard,
      ...own.around.filter(({ domain }) => domain === null).map(({ name }) => `${say("lead")} : ${name}`), ...(own.exit ? [say("exitEnded", { place: own.exit.place, date: sayDate(own.exit.on) })] : []),
    ];
  };
  /** Writes down what was not there the last time; what comes back within a year was told twice. */
  const hear = (who: string, words: readonly string[]): void => {
    for (const one of new Set(words)) {
      const key = `${who} | ${one}`;
      if (!seen.get(who)?.has(one)) {
        if (addDays(lastTold.get(key) ?? "1970-01-01", 300) > clock.day) twice.push(`${clock.day} | ${key}`);
        ledger.push({ day: clock.day, who, words: one });
      }
      lastTold.set(key, clock.day);
    }
    seen.set(who, new Set(words));
  };
  const listen = async (): Promise<void> => {
    const words = await Promise.all([...listeners.map(({ actor }) => today(actor)), hers()]);
    words.forEach((one, at) => hear(listeners[at]?.name ?? her, one));
  };

  /** One night; true when something moved. */
  const night = async (): Promise<boolean> => {
    const moved = await atTheDoor(s.base.app, async (door) => (await tellBegunContracts(door)) + (await countDeadlinesOf(door, [id])) + (await openDueCases(door)), instantInParis(clock.day, "05:00"));
    return moved > 0;
  };
  const datesKept = async (): Promise<CivilDate[]> => (await s.rows<{ on: CivilDate }>("select on_day as on from app.deadlines union select due_on from app.situations where due_on is not null union select pass_ends_on from app.journeys where pass_ends_on is not null union select held_on from app.board_sittings")).map(({ on }) => on);
  // How long before a kept date a page begins to say it: sixty days for what ends, thirty in her space, seven for what opens and for files to read; the day itself, and the next.
  const edges = [60, 30, 7, 0, -1];
  const everyDay = process.env["REPLAY"] === "every-day";

  before(async () => {
    let kept: CivilDate[] = [];
    for (clock.day = firstDay; clock.day <= lastDay; clock.day = addDays(clock.day, 1)) {
      const moved = await night();
      for (const [words, work] of story[clock.day] ?? []) {
        ledger.push({ day: clock.day, who: "", words });
        await work().catch((caught: unknown) => { throw new Error(`${clock.day}, ${words}`, { cause: caught }); });
        await countAllDeadlines(s.base.app, noon());
      }
      if (moved || story[clock.day]) kept = await datesKept();
      const expected = clock.day === lastDay || moved || story[clock.day] !== undefined || story[addDays(clock.day, -1)] !== undefined || kept.some((on) => edges.includes(daysBetween(clock.day, on)));
      // A day on which nothing is expected is not asked; every other month one is, and says nothing new: no page moves by itself.
      if (!expected && !everyDay && !/-(01|03|05|07|09|11)-20$/.test(clock.day)) continue;
      const before = ledger.length;
      await listen();
      if (!expected) idle.push(...ledger.slice(before).map(({ day, who, words }) => `${day} | ${who} | ${words}`));
    }
  });

  it("ce que chacun apprend, et quand, est le document", () => {
    const days = [...new Set(ledger.map(({ day }) => day))];
    const lineOf = ({ who, words }: Line): string => (who === "" ? `- **${words}.**` : `- ${who} : ${words}`);
    const text = ["# Cinq ans, jour par jour", "", `Une personne simulée, du ${sayDate(firstDay)} au ${sayDate(lastDay)} : Premières heures et chantier, entreprise d'insertion, chantier d'un autre territoire ; deux commissions, un refus contesté, une suspension, une période en entreprise. En gras, ce qui est fait ; dessous, ce que chaque page dit de nouveau ce jour-là, et à qui. Écrit par \`npm run replay\`, tenu par \`tests/journeys/five-years.test.ts\`.`,
      ...days.flatMap((day) => ["", `## ${sayDate(day)}`, "", ...ledger.filter((one) => one.day === day).map(lineOf)]), ""].join("\n");
    if (process.env["REPLAY"] === "write") writeFileSync(replay, text);
    assert.equal(readFileSync(replay, "utf8"), text, "npm run replay");
  });
  it("rien n'est dit deux fois, et rien n'arrive un jour où rien ne devait arriver", () => {
    assert.deepEqual([twice, idle], [[], []]);
  });
  it("une fois sortie, plus rien n'attend : ni échéance, ni dossier de commission, ni chez elle", () => {
    assert.deepEqual([...seen].filter(([who]) => who !== her).flatMap(([who, words]) => [...words].map((one) => `${who} : ${one}`)), []);
    assert.deepEqual([...seen.get(her)!].filter((one) => /commission|finit/.test(one)), []);
  });
  it("qui n'a rien à voir avec elle n'apprend rien : ailleurs, jamais ; ici, rien une fois partie ; là-bas, rien avant", () => {
    const heard = (name: RegExp, from: CivilDate, until: CivilDate) => ledger.filter(({ who, day }) => name.test(who) && from <= day && day < until);
    assert.deepEqual(heard(/Anselme/, firstDay, "9999-12-31"), []);
    const asEmployer = heard(/Noor/, "2026-03-01", "2027-03-01").filter(({ words }) => !heard(/Maud/, "2026-03-01", "2027-03-01").some((one) => one.words === words));
    assert.deepEqual([asEmployer, heard(/Noor/, "2027-03-01", "9999-12-31")], [[], []], "la direction du Canal, depuis qu'elle travaille ailleurs : ce que lit toute l'équipe qui la suit, et rien d'employeur");
    assert.deepEqual(heard(/Octave|Maud|Isaure|Secrétariat|membre/, "2027-03-01", "9999-12-31"), []);
    assert.deepEqual(heard(/Cosette|Solange|Perrine/, firstDay, "2027-03-01"), []);
  });
});
