import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { isPassword } from "#rooms/access/server";
import { recordAtTheDoor } from "#rooms/journal/server";
import { insertSpaceSession } from "../sessions.server.ts";
import { countCodeTries, useCode } from "../ways.server.ts";

/** A wrong code is no refusal: its try is counted, and a refused verb leaves nothing behind. */
export type SpaceOpenedByCode = { opens: true; token: string } | { opens: false };

/** By a code said over the telephone. */
export const openSpaceByCode = async (door: Door, input: { code: string }): Promise<Outcome<SpaceOpenedByCode, "no-code">> => {
  if (!/^\d{10}$/.test(input.code)) return refuse("no-code");
  const tried = await countCodeTries(door, input.code.slice(0, 4));
  // A code nobody was given costs the same work as one that was.
  const secret = input.code.slice(4);
  if (tried.length === 0) await isPassword(secret, null);
  for (const one of tried) {
    if (!(await isPassword(secret, one.codeHash)) || !(await useCode(door, one.id))) continue;
    await recordAtTheDoor(door, "space.opened", null, { subjectId: one.id, because: "code" });
    return done({ opens: true, token: await insertSpaceSession(door, one.personId, { wayId: one.id }) });
  }
  await recordAtTheDoor(door, "code.refused", null, { because: "wrong" });
  return done({ opens: false });
};
