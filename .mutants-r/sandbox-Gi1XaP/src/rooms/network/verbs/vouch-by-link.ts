import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAsk, saveVouchedByOwner, useAsk } from "../freshness.server.ts";

export type VouchByLinkRefusal = "unknown" | "used" | "expired" | "nothing-ticked";

/** The owner says by her link which entries are still true. It serves once; what is not hers stays as it was. */
export const vouchByLink = async (door: Door, input: { token: string; entries: readonly string[] }): Promise<Outcome<{ count: number }, VouchByLinkRefusal>> => {
  const link = await findAsk(door, input.token);
  if (!link) return refuse("unknown");
  if (link.state !== "open") return refuse(link.state);
  const entries = input.entries.filter(isId);
  if (entries.length === 0) return refuse("nothing-ticked");
  if (!(await useAsk(door, link.id))) return refuse("used");

  const count = await saveVouchedByOwner(door, link.ownerId, entries);
  await recordAtTheDoor(door, "entries.vouched-by-link", link.ownerId, { subjectId: link.id, detail: { entries: count } });
  return done({ count });
};
