import { isCivilDate, sayDate } from "#ground/civil-date";
import { topicWords } from "#rooms/access/index";
import { groundWords } from "#rooms/consent/index";
import { listEverReaders, readGrounds } from "#rooms/consent/server";
import { recordReading } from "#rooms/journal/server";
import { calledName } from "#rooms/people/index";
import { thePerson } from "../../the-person.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, params, url, route }) =>
  locals.enter(async (visit) => {
    const { person, access } = await thePerson(visit, params.id, route.id);
    const [who, day] = [url.searchParams.get("qui") ?? "", url.searchParams.get("jour") ?? ""];
    const readers = await listEverReaders(visit, person.id);
    const chosen = readers.find(({ id }) => id === who);
    const wrong = day !== "" && (!isCivilDate(day) || day > visit.today);
    const grounds = chosen && day !== "" && !wrong ? await readGrounds(visit, { personId: person.id, professionalId: chosen.id, day }) : null;
    await recordReading(visit, "past-access.viewed", person, access);
    return {
      id: person.id, name: calledName(person), today: visit.today, day: day || visit.today, said: chosen && !wrong && day ? sayDate(day) : "", readers: readers.map(({ id, name }) => ({ value: id, label: name })), who: chosen?.id ?? "", whoName: chosen?.name ?? "",
      wrong: wrong ? "Écrivez une date d'aujourd'hui ou d'avant." : undefined,
      topics: grounds === null ? null : [...new Set(grounds.map(({ topic }) => topic))].map((topic) => ({ topic, words: topicWords[topic], because: [...new Set(grounds.filter((one) => one.topic === topic).map(groundWords))] })),
    };
  });
