import { offeredGrounds, passGroundWords, suppose, type Supposal, supposals } from "#rooms/contracts/index";
import { factsFor, findPass, listContracts } from "#rooms/contracts/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { thePerson } from "../../the-person.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route, url }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [contracts, kept, facts] = await Promise.all([listContracts(visit, person.id), findPass(visit, person.id), factsFor(visit, person.id, access)]);
    await recordReading(visit, "contracts.viewed", person, access);
    const asked = (name: string): string => url.searchParams.get(name)?.trim() ?? "";
    const what = asked("quoi");
    const supposed = Object.hasOwn(supposals, what) ? suppose(what as Supposal, asked, { contracts, kept, facts, today: visit.today }) : null;
    return {
      id: person.id, name: calledName(person), today: visit.today, what, from: asked("du"), until: asked("au"), hours: asked("heures"), ground: asked("motif"), supposed,
      choices: Object.entries(supposals).map(([value, label]) => ({ value, label })), grounds: offeredGrounds.map((value) => ({ value, label: passGroundWords[value] })),
    };
  });
