import { databaseOver, openPool, type Database } from "#ground/database/connect";
import { civilDateOf } from "#ground/civil-date";
import { visit, type Visit } from "#ground/visit";
import { readCaseload, readFile, readToday, searchPeople } from "#rooms/desk/server";
import { type Measured, median, under } from "./bars.ts";
import { visitByRoles, withRolesAlone } from "./roles-alone.ts";
import type { BenchHouse, Visitor } from "./house.ts";
import { sql } from "kysely";

const actorOf = ({ id }: Visitor) => ({ id, givenName: "", familyName: "", sessionId: null, roles: [] });

/** The same reading without policies: the owner, with the visit's settings, asking only for what the visitor may open. */
const withoutPolicies = <Answer>(db: Database, visitor: Visitor, work: (visit: Visit) => Promise<Answer>): Promise<Answer> =>
  db.transaction().execute(async (tx) => {
    const now = new Date();
    await sql`select app.enter(${visitor.id}::uuid, ${civilDateOf(now)}::date)`.execute(tx);
    return work({ actor: actorOf(visitor), now, today: civilDateOf(now), tx });
  });

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** List, search, file and day: with every wall, with walls by role alone, and with none, in one run and turn by turn; ratios are of medians. */
export const measurePolicies = async (house: BenchHouse, turns = 60): Promise<Measured[]> => {
  const [appPool, ownerPool] = [openPool(house.appUrl, 2), openPool(house.ownerUrl, 2)];
  const [app, owner] = [databaseOver(appPool), databaseOver(ownerPool)];
  const readings: [string, (visitor: Visitor) => (visit: Visit) => Promise<unknown>][] = [
    ["liste (25 des miennes)", () => (entered) => readCaseload(entered, { whose: "mine", stage: null, after: null })],
    ["recherche", () => (entered) => searchPeople(entered, "exem")],
    ["aujourd'hui", () => (entered) => readToday(entered, "mine")],
    ["dossier", ({ people }) => (entered) => readFile(entered, people[0]!)],
  ];
  const bars: Measured[] = [];
  await withRolesAlone(ownerPool, async () => {
    for (const [name, reading] of readings) {
      const [on, byRole, off]: [number[], number[], number[]] = [[], [], []];
      for (let turn = 0; turn < turns; turn++) {
        const visitor = house.visitors[turn % house.visitors.length]!;
        on.push(await timed(() => visit(app, actorOf(visitor), reading(visitor))));
        byRole.push(await timed(() => visitByRoles(app, actorOf(visitor), reading(visitor))));
        // A search without policies would scan everybody's names: it is the price of not having walls, and is told as it is.
        off.push(await timed(() => withoutPolicies(owner, visitor, reading(visitor))));
      }
      bars.push(under(`${name} : règles actives, médiane`, median(on), null, "ms"), under(`${name} : par les rôles seuls, médiane`, median(byRole), null, "ms"), under(`${name} : rapport accords / rôles seuls`, median(on) / median(byRole), null, "×"), under(`${name} : sans règles, médiane`, median(off), null, "ms"), under(`${name} : rapport avec / sans`, median(on) / median(off), null, "×"));
    }
  });
  await Promise.all([appPool.end(), ownerPool.end()]);
  return bars;
};
