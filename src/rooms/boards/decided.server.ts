import type { Visit } from "#ground/visit";
import { findAccess, findPerson } from "#rooms/people/server";
import { findCase } from "./cases.server.ts";
import { listDecisions } from "./decisions.server.ts";
import { mayPrepareCase } from "./rules.ts";

export type FollowRefusal = "not-found" | "not-allowed" | "nothing-decided" | "changed-meanwhile" | "in-the-future" | "before-the-decision" | "too-late-to-contest" | "already-open" | "words-missing" | "words-too-long" | "nothing-to-carry" | "carried-already";

/** A case that was decided, with the decision that stands, for who follows it up. */
export const findDecided = async (visit: Visit, caseId: string) => {
  const one = await findCase(visit, caseId);
  const person = one && (await findPerson(visit, one.personId));
  if (!one || !person) return "not-found" as const;
  if (!mayPrepareCase(await findAccess(visit, person.id))) return "not-allowed" as const;
  const decision = (await listDecisions(visit, one.id)).at(-1);
  return one.state === "decided" && decision ? { one, person, decision } : ("nothing-decided" as const);
};
