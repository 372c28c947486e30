import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { isPassword } from "#rooms/access/server";
import { recordAtTheDoor } from "#rooms/journal/server";
import { countTry, forgetTries } from "../cards.server.ts";
import { insertSpaceSession } from "../sessions.server.ts";

export type OpenSpaceRefusal = "no-card" | "locked";
/** A wrong PIN is no refusal: it is counted, and a refused verb leaves nothing behind. */
export type SpaceOpened = { opens: true; token: string } | { opens: false; left: number };

/** By her card and its PIN. */
export const openSpace = async (door: Door, input: { number: string; pin: string }): Promise<Outcome<SpaceOpened, OpenSpaceRefusal>> => {
  const card = await countTry(door, input.number);
  // A card nobody gave costs the same work as one that was.
  const isRight = await isPassword(input.pin, card && card !== "locked" ? card.pinHash : null);
  if (!card) return refuse("no-card");
  if (card === "locked") return refuse("locked");

  if (!isRight) {
    await recordAtTheDoor(door, "card.refused", null, { subjectId: card.id, because: "wrong" });
    return done({ opens: false, left: card.left });
  }
  await forgetTries(door, card.id);
  await recordAtTheDoor(door, "space.opened", null, { subjectId: card.id });
  return done({ opens: true, token: await insertSpaceSession(door, card.personId, { cardId: card.id }) });
};
