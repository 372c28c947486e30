import { civilDateOf, sayDate } from "#ground/civil-date";
import { doorsOf, domainWords, holds } from "#rooms/access/index";
import { isEnded, referralStateWords } from "#rooms/referrals/index";
import { listKeptAtTheDoor, listWelcomed } from "#rooms/referrals/server";
import { sayLine } from "../mobilisations/saying.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => {
    const opens = doorsOf(visit.actor).length > 0;
    const [welcomed, kept] = await Promise.all([opens ? listWelcomed(visit) : [], listKeptAtTheDoor(visit)]);
    return {
      opens, chantier: holds(visit.actor, "cisp", "social-educator"),
      people: welcomed.map((one) => ({ id: one.id, name: one.name, since: sayDate(civilDateOf(one.since)), requests: one.requests.map((request) => ({ id: request.id, words: `${domainWords[request.domain]} : ${referralStateWords[request.state].toLowerCase()}` })) })),
      kept: kept.map((line) => ({ ...sayLine(line, visit.today), again: isEnded(line.state) })),
    };
  });
