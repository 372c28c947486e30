import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { isLanguage, languages, spoken } from "#rooms/space/index";
import { readBooklet } from "../../../../booklet.ts";
import { notFound, thePerson } from "../the-person.ts";
import type { PageServerLoad } from "./$types";

/** Her lead prints for her what she would read herself: the same page, read under her own role, in the language she reads. */
export const load: PageServerLoad = async ({ locals, params, route, url }) => {
  const person = await locals.enter(async (visit) => {
    const { person: found, access } = await thePerson(visit, params.id, route.id);
    await recordReading(visit, "booklet.printed", found, access);
    return found;
  });
  const booklet = (await locals.asSheReads(person.id, (visit) => readBooklet(visit, url.origin))) ?? notFound();
  const asked = url.searchParams.get("langue");
  return { ...booklet, id: person.id, called: calledName(person), said: isLanguage(asked) ? asked : ("fr" as const), languages: languages.map((one) => ({ code: one, name: spoken[one].name, dir: spoken[one].dir })) };
};
