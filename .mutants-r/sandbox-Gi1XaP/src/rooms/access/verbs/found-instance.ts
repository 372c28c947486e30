import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { insertAccount, insertMembership, insertNationalStructure, isMailAddress } from "../memberships.server.ts";
import { savePassword } from "../accounts.server.ts";
import { hashPassword } from "../hashing.ts";
import { findLink, useLink } from "../links.server.ts";
import { type PasswordWeakness, passwordWeakness } from "../password-rules.ts";
import { insertSession } from "../sessions.server.ts";

export type FoundInstanceRefusal = "link-over" | "name-missing" | "email-wrong" | "association-missing" | PasswordWeakness;
type Founding = { token: string; givenName: string; familyName: string; email: string; password: string; association: string; device: string | null };

/** The first administrator of an empty instance: her account, the national association, and what she is in it. */
export const foundInstance = async (door: Door, input: Founding): Promise<Outcome<{ opens: true; token: string }, FoundInstanceRefusal>> => {
  const link = await findLink(door, input.token);
  if (link?.kind !== "first-administrator") return refuse("link-over");
  if (!input.givenName || !input.familyName) return refuse("name-missing");
  if (!isMailAddress(input.email)) return refuse("email-wrong");
  const weakness = passwordWeakness(input.password, input);
  if (weakness) return refuse(weakness);
  if (!input.association) return refuse("association-missing");
  if (!(await useLink(door, link.id))) return refuse("link-over");

  const id = await insertAccount(door, input);
  await savePassword(door, id, await hashPassword(input.password));
  await insertMembership(door, { professionalId: id, structureId: await insertNationalStructure(door, input.association), role: "administrator", startsOn: door.today, endsOn: null });
  await recordAtTheDoor(door, "account.founded", id, { subjectId: link.id });
  return done({ opens: true, token: await insertSession(door, id, "first-link", input.device) });
};
