import { reasonWords, type AccessReason } from "#rooms/access/index";
import { eventWords } from "#rooms/journal/index";
import { readJournal, record } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { thePerson } from "../the-person.ts";
import type { PageServerLoad } from "./$types";

const because = (codes: string | null): string =>
  codes ? [...new Set(codes.split(","))].map((as) => reasonWords({ as: as as AccessReason["as"] }, (date) => date).replace(/^vous êtes /, "").replace(/ à son chantier$/, "")).join(", ") : "";

export const load: PageServerLoad = ({ locals, params, url, route }) =>
  locals.enter(async (visit) => {
    const { person } = await thePerson(visit, params.id, route.id);
    const before = Number(url.searchParams.get("avant"));
    const { lines, next } = await readJournal(visit, person.id, Number.isSafeInteger(before) && before > 0 ? before : null);
    await record(visit, "journal.viewed", { personId: person.id, followedBy: person.followedBy });
    return {
      id: person.id, name: calledName(person), next,
      lines: lines.map((line) => ({ id: line.id, at: line.at, actor: line.actor, what: eventWords[line.event] ?? line.event, why: because(line.because) })),
    };
  });
