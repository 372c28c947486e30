import { type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { type Bucket, countAttempt, forgetAttempts } from "./attempts.server.ts";

export type OpenDoor = <Answer>(work: (door: Door) => Promise<Answer>) => Promise<Answer>;
export type TooMany = { ok: false; reason: "too-many"; detail: { back: Date } };

/**
 * Tries a door that is counted. The count and the refusal stand in transactions of their own:
 * a refused verb leaves nothing behind, and a guess must leave its trace.
 */
export const knock = async <Value extends { opens: boolean }, Reason extends string>(
  open: OpenDoor, buckets: readonly Bucket[], verb: (door: Door) => Promise<Outcome<Value, Reason>>,
): Promise<Outcome<Value, Reason> | TooMany> => {
  const back = await open((door) => countAttempt(door, buckets));
  if (back) {
    await open((door) => recordAtTheDoor(door, "session.refused", null, { because: "too-many" }));
    return { ...refuse("too-many"), detail: { back } };
  }
  const answer = await open(verb);
  if (!answer.ok) await open((door) => recordAtTheDoor(door, "session.refused", null, { because: answer.reason }));
  else if (answer.value.opens) await open((door) => forgetAttempts(door, buckets));
  return answer;
};
