import { sql } from "kysely";
import { atOnce } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { Draft } from "./model.ts";

export const findDraft = async (visit: Visit, form: string, personId: string | null): Promise<Draft | null> => {
  const row = await visit.tx.selectFrom("drafts").select(["fields", "updated_at"])
    .where("form", "=", form).where("person_id", personId ? "=" : "is", personId).executeTakeFirst();
  return row ? { fields: row.fields as Record<string, string>, updatedAt: row.updated_at } : null;
};

export const saveDraft = async (visit: Visit, form: string, personId: string | null, fields: Record<string, string>): Promise<void> => {
  const row = { author_id: visit.actor.id, person_id: personId, form, fields: JSON.stringify(fields), updated_at: visit.now };
  await visit.tx.insertInto("drafts").values(row)
    .onConflict((conflict) => conflict.columns(["author_id", "form", "person_id"]).doUpdateSet({ fields: row.fields, updated_at: row.updated_at })).execute();
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
