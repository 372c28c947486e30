import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import type { Identity, Person, SpokenLanguage } from "../model.ts";
import { findAccess, findPerson, saveIdentity, saveLanguages, savePersonNames } from "../store.server.ts";

export type CorrectIdentityRefusal = "not-found" | "not-allowed" | "no-name" | "born-in-the-future" | "conflict";
export type CorrectIdentity = Pick<Person, "id" | "givenName" | "familyName" | "usualName" | "version"> & Omit<Identity, "version"> & { languages: readonly SpokenLanguage[] };

/** Names, birth date, languages: corrected together, on one form. */
export const correctIdentity = async (visit: Visit, input: CorrectIdentity): Promise<Outcome<{ id: string }, CorrectIdentityRefusal>> => {
  const person = await findPerson(visit, input.id);
  if (!person) return refuse("not-found");
  if (!mayCarry(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!input.givenName && !input.familyName && !input.usualName) return refuse("no-name");
  if (input.birthDate && input.birthDate > visit.today) return refuse("born-in-the-future");

  if (!(await savePersonNames(visit, input))) return refuse("conflict", { theirs: person });
  await saveIdentity(visit, person.id, input);
  await saveLanguages(visit, person.id, input.languages);
  await record(visit, "identity.saved", { personId: person.id, followedBy: person.followedBy });
  return done({ id: person.id });
};
