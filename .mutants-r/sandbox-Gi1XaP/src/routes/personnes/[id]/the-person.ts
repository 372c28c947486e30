import { error } from "@sveltejs/kit";
import { isId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { FileAccess } from "#rooms/access/index";
import type { Person } from "#rooms/people/index";
import { findAccess, findPerson } from "#rooms/people/server";
import { opensFile } from "../../../doors.ts";

export const notFound = (): never => error(404, "Page introuvable");

/** The person of the address and what the visitor may open of her file; 404 when she does not exist for the visitor, or when this address does not open on her file. */
export const thePerson = async (visit: Visit, id: string, route: string | null): Promise<{ person: Person; access: FileAccess }> => {
  if (!isId(id)) return notFound();
  const [person, access] = await Promise.all([findPerson(visit, id), findAccess(visit, id)]);
  return person && route !== null && opensFile(route, access) ? { person, access } : notFound();
};
