import { newId } from "#ground/ids";
import { enqueue } from "#ground/jobs/enqueue";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { insertKeptForm } from "../kept-forms.server.ts";
import type { KeptField } from "../model.ts";
import { keepable } from "../rules.ts";

export type KeepFormRefusal = "nothing-to-keep" | "too-long";

/** The session ended while she was writing: what she sent is kept for her alone, until she has proved who she is. */
export const keepForm = async (door: Door, input: { professionalId: string; route: string; address: string; fields: readonly KeptField[] }): Promise<Outcome<{ id: string }, KeepFormRefusal>> => {
  const fields = keepable(input.fields);
  if (fields === "too-long") return refuse("too-long");
  if (fields.length === 0) return refuse("nothing-to-keep");
  const id = newId(door.now.getTime());
  const forgottenAt = await insertKeptForm(door, { ...input, id, fields });
  await enqueue(door, { kind: "access.forget-kept-forms", runAt: new Date(forgottenAt.getTime() + 1_000) });
  await recordAtTheDoor(door, "session.form-kept", input.professionalId, { subjectId: id });
  return done({ id });
};
