import { done, type Outcome, refuse } from "#ground/outcome";
import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import { doorsOf } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import type { ContactPoint } from "../model.ts";
import { insertContactPoint, insertPerson, saveIdentity } from "../store.server.ts";

export type WelcomeSomebodyRefusal = "not-allowed" | "no-name" | "no-way-to-reach" | "born-in-the-future";
export type Welcomed = { doorId: string; givenName: string; familyName: string; birthDate: CivilDate | null; contact: Pick<ContactPoint, "kind" | "value"> };

/** Opens the smallest file there is at a partner's door: a first name and a way to reach her. No journey, no chantier. */
export const welcomeSomebody = async (visit: Visit, input: Welcomed): Promise<Outcome<{ id: string }, WelcomeSomebodyRefusal>> => {
  if (!doorsOf(visit.actor).includes(input.doorId)) return refuse("not-allowed");
  const [givenName, familyName] = [input.givenName, input.familyName].map((name) => name.trim().normalize("NFC")) as [string, string];
  if (!givenName) return refuse("no-name");
  if (!input.contact.value.trim()) return refuse("no-way-to-reach");
  if (input.birthDate && input.birthDate > visit.today) return refuse("born-in-the-future");

  const id = await insertPerson(visit, { givenName, familyName, usualName: null, followedBy: input.doorId });
  await saveIdentity(visit, id, { birthDate: input.birthDate, gender: null });
  await insertContactPoint(visit, id, { ...input.contact, value: input.contact.value.trim(), hint: null, preferred: true });
  await record(visit, "person.welcomed", { personId: id, followedBy: input.doorId });
  return done({ id });
};
