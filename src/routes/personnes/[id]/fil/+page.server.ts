import { readFile } from "#rooms/desk/server";
import { record } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { notFound, thePerson } from "../the-person.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person } = await thePerson(visit, params.id, route.id);
    const file = await readFile(visit, person.id, { whole: true });
    if (!file?.story) return notFound();
    await record(visit, "thread.viewed", { personId: person.id, followedBy: person.followedBy });
    return { id: person.id, name: calledName(person), story: file.story };
  });
