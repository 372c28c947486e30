import { error } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { FileAccess } from "#rooms/access/index";
import type { Person } from "#rooms/people/index";
import { findAccess, findPerson } from "#rooms/people/server";

export const notFound = (): never => error(404, "Page introuvable");

/** The person of the address and what the visitor may open of her file; 404 when she does not exist for the visitor, or `may` says no. */
export const thePerson = async (visit: Visit, id: string, may: (access: FileAccess) => boolean): Promise<{ person: Person; access: FileAccess }> => {
  const person = isId(id) ? await findPerson(visit, id) : null;
  if (!person) return notFound();
  const access = await findAccess(visit, person.id);
  return may(access) ? { person, access } : notFound();
};
