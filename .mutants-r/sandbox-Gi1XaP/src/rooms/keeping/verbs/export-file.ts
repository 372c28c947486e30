import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { becauseOf } from "#rooms/journal/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { readEverything } from "../export.server.ts";
import type { PersonExport } from "../model.ts";
import { mayExport } from "../rules.ts";

/** Everything about a person, to hand over to her. It is a disclosure: the journal says so. */
export const exportFile = async (visit: Visit, input: { personId: string; form: "html" | "json" }): Promise<Outcome<PersonExport, "not-found">> => {
  const person = await findPerson(visit, input.personId);
  const access = person && (await findAccess(visit, person.id));
  if (!person || !access || !mayExport(access)) return refuse("not-found");
  const everything = await readEverything(visit, person.id);
  if (!everything) return refuse("not-found");

  await record(visit, "person.exported", { personId: person.id, followedBy: person.followedBy, because: becauseOf(access), detail: { form: input.form } });
  return done(everything);
};
