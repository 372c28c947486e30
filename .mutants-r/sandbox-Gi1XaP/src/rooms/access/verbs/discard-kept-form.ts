import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { deleteKeptForm } from "../kept-forms.server.ts";

export type DiscardKeptFormRefusal = "not-found";

/** She no longer wants what was kept, or it has just been sent: it is erased. */
export const discardKeptForm = async (door: Door, input: { actorId: string; id: string; sent: boolean }): Promise<Outcome<null, DiscardKeptFormRefusal>> => {
  if (!isId(input.id) || !(await deleteKeptForm(door, input.actorId, input.id))) return refuse("not-found");
  await recordAtTheDoor(door, input.sent ? "session.kept-form-sent" : "session.kept-form-discarded", input.actorId, { subjectId: input.id });
  return done(null);
};
