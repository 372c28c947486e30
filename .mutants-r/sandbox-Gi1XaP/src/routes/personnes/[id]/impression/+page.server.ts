import { readFile } from "#rooms/desk/server";
import { recordReading } from "#rooms/journal/server";
import { sayDate } from "#ground/civil-date";
import { showFile } from "../show-file.ts";
import { notFound, thePerson } from "../the-person.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const file = (await readFile(visit, person.id)) ?? notFound();
    await recordReading(visit, "person.printed", person, access);
    return { ...showFile(file, visit), day: sayDate(visit.today), by: `${visit.actor.givenName} ${visit.actor.familyName}` };
  });
