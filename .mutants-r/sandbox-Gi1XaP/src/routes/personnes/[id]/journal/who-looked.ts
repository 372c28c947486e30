import { type CivilDate, sayDate, sayHour } from "#ground/civil-date";
import { readerReasonWords, type Role, roleWords } from "#rooms/access/index";
import { eventWords, type Gesture, isReading, tellByDay } from "#rooms/journal/index";
import type { JournalActor, JournalPage } from "#rooms/journal/server";

const list = new Intl.ListFormat("fr", { type: "conjunction" });

const sayTimes = ({ times, first, last }: Gesture): string => {
  const [from, to] = [sayHour(first), sayHour(last)];
  if (times === 1) return `à ${to}`;
  return from === to ? `${times} fois, à ${to}` : `${times} fois, de ${from} à ${to}`;
};

const because = ({ event, because: codes }: Gesture): string => {
  if (!isReading(event)) return "";
  return codes ? `, parce que ${list.format(codes.split(",").map(readerReasonWords))}` : ". La raison n'était pas encore écrite à cette date";
};

/** « a ouvert le dossier, 3 fois, de 9 h 02 à 16 h 40, parce que c'est son fil rouge. » */
export const sayGesture = (gesture: Gesture): string => `${eventWords[gesture.event] ?? gesture.event}, ${sayTimes(gesture)}${because(gesture)}.`;

/** « Maud Artefact, CISP à Atelier du Canal », as she was that day. */
const sayWho = (actor: JournalActor | undefined, day: CivilDate): { name: string; roles: string } => {
  if (!actor) return { name: "Depuis son espace, ou par Fil rouge sans personne", roles: "" };
  const held = actor.roles.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day));
  return { name: actor.name, roles: list.format([...new Set(held.map(({ role, structure }) => `${roleWords[role as Role] ?? role} à ${structure}`))]) };
};

/** A page of the journal as it is read: day by day, person by person. */
export const tellJournal = ({ lines, actors }: JournalPage) => {
  const told = tellByDay(lines).map(({ day, actorId, gestures }) => ({
    day, id: actorId ?? "nobody", ...sayWho(actors.find(({ id }) => id === actorId), day), gestures: gestures.map(sayGesture),
  }));
  return [...new Set(told.map(({ day }) => day))].map((day) => ({ day, words: sayDate(day), people: told.filter((one) => one.day === day) }));
};
