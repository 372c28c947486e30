import { readJournal, recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { thePerson } from "../the-person.ts";
import { tellJournal } from "./who-looked.ts";
import type { PageServerLoad } from "./$types";

const kinds = { lectures: "readings", changements: "changes" } as const;
const isKind = (asked: string): asked is keyof typeof kinds => Object.hasOwn(kinds, asked);

export const load: PageServerLoad = ({ locals, params, url, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const before = Number(url.searchParams.get("avant"));
    const asked = url.searchParams.get("quoi") ?? "";
    const page = await readJournal(visit, person.id, { before: Number.isSafeInteger(before) && before > 0 ? before : null, kind: isKind(asked) ? kinds[asked] : "all" });
    await recordReading(visit, "journal.viewed", person, access);
    return { id: person.id, name: calledName(person), what: isKind(asked) ? asked : "", next: page.next, days: tellJournal(page) };
  });
