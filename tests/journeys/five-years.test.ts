// What each person is told, and when, over five years: every night runs, and on each day the pages are asked as each of them would.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { addDays, type CivilDate, instantInParis, sayDate } from "#ground/civil-date";
import { atTheDoor, type OwnVisit, ownVisit, type Visit, visit } from "#ground/visit";
import { openDueCases } from "#rooms/boards/server";
import { countAllDeadlines, tellBegunContracts } from "#rooms/contracts/server";
import { load as loadHers } from "../../src/routes/(moi)/moi/+page.server.ts";
import { load as loadToday } from "../../src/routes/+page.server.ts";
import { sayIn } from "#rooms/space/index";
import { firstDay, lastDay, setFiveYears } from "./five-years-story.ts";

type Line = { day: CivilDate; who: string; words: string };
type Shown = { name: string; when: string; whenNote?: string | undefined; sentence: string };
const her = "Zélie, dans son espace";

describe("Cinq ans rejoués jour par jour", async () => {
  const world = await setFiveYears();
  const { s, id, listeners, clock, noon, story } = world;
  const [ledger, told]: [Line[], Map<string, CivilDate>] = [[], new Map()];
  const twice: string[] = [];

  /** Writes down what was not there the last time; what comes back within a year was told twice. */
  const hear = (who: string, words: readonly string[], before: ReadonlySet<string>): Set<string> => {
    for (const one of new Set(words)) {
      const key = `${who} | ${one}`;
      if (before.has(one)) continue;
      if (told.has(key) && addDays(told.get(key)!, 300) > clock.day) twice.push(`${clock.day} ${key}`);
      told.set(key, clock.day);
      ledger.push({ day: clock.day, who, words: one });
    }
    for (const one of words) told.set(`${who} | ${one}`, clock.day);
    return new Set(words);
  };

  const today = async (actor: Visit["actor"]): Promise<string[]> => {
    const locals = { enter: <Value>(work: (v: Visit) => Promise<Value>) => visit(s.base.app, actor, work, noon()) };
    const data = (await loadToday({ locals, url: new URL("http://localhost/") } as never)) as unknown as Record<"late" | "now" | "week" | "later" | "network" | "boards", Shown[] | undefined>;
    return [...data.late!, ...data.now!, ...data.week!, ...data.later!, ...data.network!, ...(data.boards ?? [])].map(({ when, sentence }) => `${when} : ${sentence}`);
  };
  const hers = async (): Promise<string[]> => {
    const say = sayIn("fr");
    const locals = { language: "fr", space: null, inHerSpace: <Value>(work: (v: OwnVisit) => Promise<Value>) => ownVisit(s.base.app, id, work, noon()) };
    const data = (await loadHers({ locals, url: new URL("http://localhost/moi") } as never)) as unknown as { own: import("#rooms/space/index").OwnSpace; board: boolean };
    return [...data.own.coming.map(({ kind, on }) => `${sayDate(on)} : ${say(`due-${kind}` as never)}`), ...(data.board ? [say("boardWhy")] : []), ...(data.own.exit ? [say("exitEnded", { place: data.own.exit.place, date: sayDate(data.own.exit.on) })] : [])];
  };

  it("chaque nuit passe, chaque jour est lu", async () => {
    const seen = new Map<string, Set<string>>();
    const asked = { days: 0, nights: 0, ms: 0, nightMs: 0 };
    for (clock.day = firstDay; clock.day <= lastDay; clock.day = addDays(clock.day, 1)) {
      const started = performance.now();
      await atTheDoor(s.base.app, tellBegunContracts, instantInParis(clock.day, "00:10"));
      await countAllDeadlines(s.base.app, instantInParis(clock.day, "00:10"));
      await atTheDoor(s.base.app, openDueCases, instantInParis(clock.day, "05:00"));
      asked.nightMs += performance.now() - started;
      asked.nights++;
      for (const [words, work] of story[clock.day] ?? []) {
        ledger.push({ day: clock.day, who: "", words });
        await work().catch((caught: unknown) => { throw new Error(`${clock.day}, ${words}`, { cause: caught }); });
        await countAllDeadlines(s.base.app, noon());
      }
      const at = performance.now();
      if (process.env["EVERY"] || story[clock.day] || clock.day.endsWith("01") || clock.day.endsWith("15")) {
        asked.days++;
        for (const { name, actor } of listeners) seen.set(name, hear(name, await today(actor), seen.get(name) ?? new Set()));
        seen.set(her, hear(her, await hers(), seen.get(her) ?? new Set()));
      }
      asked.ms += performance.now() - at;
    }
    console.log(asked);
    writeFileSync("/tmp/ledger.txt", ledger.map(({ day, who, words }) => `${day} | ${who} | ${words}`).join("\n"));
    assert.deepEqual(twice, []);
  });
});
