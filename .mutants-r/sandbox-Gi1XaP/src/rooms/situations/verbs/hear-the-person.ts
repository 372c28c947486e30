import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { insertStrength, insertWish } from "../barriers.server.ts";
import type { Strength } from "../model.ts";

export type HearThePersonRefusal = "not-found" | "not-allowed" | "no-words" | "in-the-future";
export type Heard = { personId: string; on: CivilDate; words: string } & ({ what: "wish"; language: string } | { what: "strength"; saidBy: Strength["saidBy"] });

/** What she wants or what she can lean on, written in her words. */
export const hearThePerson = async (visit: Visit, input: Heard): Promise<Outcome<{ id: string }, HearThePersonRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayWrite(await findAccess(visit, person.id), "voice")) return refuse("not-allowed");
  const words = input.words.trim();
  if (!words) return refuse("no-words");
  if (input.on > visit.today) return refuse("in-the-future");

  const id = input.what === "wish"
    ? await insertWish(visit, person.id, { saidOn: input.on, words, language: input.language })
    : await insertStrength(visit, person.id, { notedOn: input.on, words, saidBy: input.saidBy });
  await record(visit, input.what === "wish" ? "wish.heard" : "strength.noted", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
