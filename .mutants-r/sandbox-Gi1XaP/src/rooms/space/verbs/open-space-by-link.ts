import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { insertSpaceSession } from "../sessions.server.ts";
import { useLink } from "../ways.server.ts";

export type OpenSpaceByLinkRefusal = "no-link";

/** By a link her lead gave: it opens once, to whoever holds it first. */
export const openSpaceByLink = async (door: Door, input: { token: string }): Promise<Outcome<{ opens: true; token: string }, OpenSpaceByLinkRefusal>> => {
  const link = await useLink(door, input.token);
  if (!link) return refuse("no-link");
  await recordAtTheDoor(door, "space.opened", null, { subjectId: link.id, because: "link" });
  return done({ opens: true, token: await insertSpaceSession(door, link.personId, { wayId: link.id }) });
};
