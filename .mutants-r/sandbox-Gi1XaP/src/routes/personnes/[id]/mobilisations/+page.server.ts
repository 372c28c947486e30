import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { mayAskSomething } from "#rooms/referrals/index";
import { listReferralsOf } from "#rooms/referrals/server";
import { sayLine } from "../../../mobilisations/saying.ts";
import { thePerson } from "../the-person.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const lines = await listReferralsOf(visit, person.id);
    await recordReading(visit, "referrals.viewed", person, access);
    return { id: person.id, name: calledName(person), mayAsk: mayAskSomething(access), open: lines.filter(({ waitsFor }) => waitsFor !== null).map((line) => sayLine(line, visit.today)), over: lines.filter(({ waitsFor }) => waitsFor === null).map((line) => sayLine(line, visit.today)) };
  });
