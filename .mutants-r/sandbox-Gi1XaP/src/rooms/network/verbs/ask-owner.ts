import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { postMail } from "#ground/mail/post";
import { recordAtTheDoor } from "#rooms/journal/server";
import { insertAsk, lastDayOf, listOwnedEntries, type Owner } from "../freshness.server.ts";
import { askOwnerMail } from "../mails.fr.ts";

export type AskOwnerRefusal = "nothing-to-ask";

/** One mail for all the entries of an owner that fade, with a link that asks for no account. */
export const askOwner = async (door: Door, input: { owner: Owner; home: string }): Promise<Outcome<{ entries: number }, AskOwnerRefusal>> => {
  const entries = await listOwnedEntries(door, input.owner.ownerId);
  if (entries.length === 0) return refuse("nothing-to-ask");

  const token = await insertAsk(door, input.owner.ownerId);
  await postMail(door, askOwnerMail(input.owner, { link: `${input.home}/annuaire/confirmer/${token}`, names: entries.map(({ name }) => name), until: lastDayOf(door.today) }));
  await recordAtTheDoor(door, "entries.asked", null, { subjectId: input.owner.ownerId, detail: { entries: entries.length } });
  return done({ entries: entries.length });
};
