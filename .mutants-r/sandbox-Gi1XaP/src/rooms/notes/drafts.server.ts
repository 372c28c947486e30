import { sql } from "kysely";
import { newId } from "#ground/ids";
import { sealForPerson, unsealForPerson } from "#ground/person-keys";
import { isCurrent, seal, unseal } from "#ground/sealing";
import { atOnce } from "#ground/together";
import type { Door, Visit } from "#ground/visit";
import type { Draft } from "./model.ts";

const placeOf = (id: string): string => `drafts.fields:${id}`;
/** Sealed as one text: a form that opens a file has no person yet, and takes the instance's key. */
const sealFields = (personId: string | null, fields: Record<string, string>, id: string): string => {
  const written = JSON.stringify(fields);
  return personId ? sealForPerson(personId, written, placeOf(id)) : seal(written, placeOf(id));
};

/** Null when its key is no more: nothing to give back. An older version kept the fields in clear. */
const openFields = (kept: unknown, id: string): Record<string, string> | null => {
  if (typeof kept !== "string") return kept as Record<string, string>;
  const opened = kept.startsWith("v1.") ? unseal(kept, placeOf(id)) : unsealForPerson(kept, placeOf(id));
  return opened === null ? null : (JSON.parse(opened) as Record<string, string>);
};

/** Brings drafts that are about nobody yet to today's key; one whose key was lost stays as it is, and answers nothing. */
export const sealDrafts = async ({ tx }: Door): Promise<number> => {
  const rows = await tx.selectFrom("drafts").select(["id", "fields"]).where("person_id", "is", null).execute();
  let count = 0;
  for (const { id, fields } of rows) {
    if (typeof fields !== "string" || isCurrent(fields)) continue;
    const opened = openFields(fields, id);
    if (opened === null) continue;
    await tx.updateTable("drafts").set({ fields: JSON.stringify(sealFields(null, opened, id)) }).where("id", "=", id).execute();
    count += 1;
  }
  return count;
};

export const findDraft = async (visit: Visit, form: string, personId: string | null): Promise<Draft | null> => {
  const row = await visit.tx.selectFrom("drafts").select(["id", "fields", "updated_at"])
    .where("form", "=", form).where("person_id", personId ? "=" : "is", personId).executeTakeFirst();
  const fields = row ? openFields(row.fields, row.id) : null;
  return row && fields ? { fields, updatedAt: row.updated_at } : null;
};

export const saveDraft = async (visit: Visit, form: string, personId: string | null, fields: Record<string, string>): Promise<void> => {
  const id = newId(visit.now.getTime());
  const row = { id, author_id: visit.actor.id, person_id: personId, form, fields: JSON.stringify(sealFields(personId, fields, id)), updated_at: visit.now };
  await visit.tx.insertInto("drafts").values(row)
    .onConflict((conflict) => conflict.columns(["author_id", "form", "person_id"]).doUpdateSet({ id, fields: row.fields, updated_at: row.updated_at })).execute();
};

const deleteDrafts = atOnce(async (visit, told: readonly { form: string; personId: string }[]): Promise<void[]> => {
  await sql`delete from drafts using jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told(form text, "personId" uuid)
    where drafts.form = told.form and drafts.person_id = told."personId"`.execute(visit.tx);
  return [];
});
export const deleteDraft = async (visit: Visit, form: string, personId: string | null): Promise<void> => {
  if (personId !== null) await deleteDrafts(visit, { form, personId });
  else await visit.tx.deleteFrom("drafts").where("form", "=", form).where("person_id", "is", null).execute();
};
