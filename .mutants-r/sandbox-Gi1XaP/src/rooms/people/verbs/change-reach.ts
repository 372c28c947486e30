import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import type { Address, ContactPoint } from "../model.ts";
import { endAddress, endContactPoint, findAccess, findPerson, insertAddress, insertContactPoint } from "../store.server.ts";

export type ChangeReachRefusal = "not-found" | "not-allowed" | "value-missing" | "ends-before-it-starts";
export type ReachChange =
  | { what: "add-contact"; contact: Omit<ContactPoint, "id"> }
  | { what: "end-contact"; id: string }
  | { what: "add-address"; address: Omit<Address, "id"> }
  | { what: "end-address"; id: string };

const events = { "add-contact": "contact-point.added", "end-contact": "contact-point.ended", "add-address": "address.added", "end-address": "address.ended" } as const;

/** How to reach her, and where she lives, receives her mail or is domiciled. */
export const changeReach = async (visit: Visit, input: { personId: string } & ReachChange): Promise<Outcome<null, ChangeReachRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayCarry(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (input.what === "add-contact" && !input.contact.value && input.contact.kind !== "at-the-chantier") return refuse("value-missing");
  if (input.what === "add-address" && !input.address.lines && !input.address.commune && !input.address.organisation) return refuse("value-missing");
  if (input.what === "add-address" && input.address.startsOn && input.address.endsOn && input.address.endsOn < input.address.startsOn) return refuse("ends-before-it-starts");

  if (input.what === "add-contact") await insertContactPoint(visit, person.id, input.contact);
  else if (input.what === "add-address") await insertAddress(visit, person.id, input.address);
  else if (!(input.what === "end-contact" ? await endContactPoint(visit, person.id, input.id) : await endAddress(visit, person.id, input.id))) return refuse("not-found");
  await record(visit, events[input.what], { personId: person.id, followedBy: person.followedBy });
  return done(null);
};
