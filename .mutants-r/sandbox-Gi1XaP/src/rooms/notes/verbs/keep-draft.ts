import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findPerson } from "#rooms/people/server";
import { deleteDraft, findDraft, saveDraft } from "../drafts.server.ts";

export type KeepDraftRefusal = "not-found" | "too-long";
export type KeepDraft = { form: string; personId: string | null; fields: Record<string, string> };

const longest = 100_000;

/** Keeps what is being typed. An emptied form forgets its draft; the journal notes the first line only. */
export const keepDraft = async (visit: Visit, input: KeepDraft): Promise<Outcome<{ kept: boolean }, KeepDraftRefusal>> => {
  if (input.personId && !(await findPerson(visit, input.personId))) return refuse("not-found");
  if (JSON.stringify(input.fields).length > longest) return refuse("too-long");
  const empty = Object.values(input.fields).every((value) => value.trim() === "");
  const known = await findDraft(visit, input.form, input.personId);

  if (empty) await deleteDraft(visit, input.form, input.personId);
  else await saveDraft(visit, input.form, input.personId, input.fields);
  if (!known && !empty) await record(visit, "draft.kept", { personId: input.personId ?? undefined, detail: { form: input.form } });
  return done({ kept: !empty });
};
