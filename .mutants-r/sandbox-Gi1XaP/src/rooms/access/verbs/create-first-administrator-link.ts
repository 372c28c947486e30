import type { Kysely } from "kysely";
import type { Tables } from "#ground/tables.generated";
import { atTheDoor } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { insertLink } from "../links.server.ts";
import { countAdministrators } from "../memberships.server.ts";

/** The address that makes the first account; null once somebody administers. Each start gives a new one, and the one before no longer opens. */
export const createFirstAdministratorLink = (db: Kysely<Tables>, url: string): Promise<string | null> =>
  atTheDoor(db, async (door) => {
    if ((await countAdministrators(door)) > 0) return null;
    const token = await insertLink(door, "first-administrator", null, null);
    await recordAtTheDoor(door, "invitation.made", null, { because: "first-administrator" });
    return `${url}/invitations/${token}`;
  });
