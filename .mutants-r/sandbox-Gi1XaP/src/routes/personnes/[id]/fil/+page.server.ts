import { readFile } from "#rooms/desk/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../the-person.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const file = await readFile(visit, person.id, { whole: true });
    if (!file?.story) return notFound();
    await recordReading(visit, "thread.viewed", person, access);
    return { id: person.id, name: calledName(person), story: file.story };
  });
