import { isCurrent, seal, unseal } from "#ground/sealing";
import type { Door } from "#ground/visit";
import type { KeptField, KeptForm } from "./model.ts";
import { keptFormHours, mostKeptForms } from "./rules.ts";

const about = (id: string): string => `kept_forms.fields:${id}`;
/** A form sent back whose answer never came: after this it is offered again. */
const answeredWithin = 60_000;

type NewKeptForm = { id: string; professionalId: string; route: string; address: string; fields: readonly KeptField[] };

/** Keeps what was sent, sealed; the oldest ones make room. Answers when it will be forgotten. */
export const insertKeptForm = async (door: Door, { id, professionalId, route, address, fields }: NewKeptForm): Promise<Date> => {
  const expiresAt = new Date(door.now.getTime() + keptFormHours * 3_600_000);
  await door.tx.insertInto("kept_forms").values({ id, professional_id: professionalId, route, address, fields: seal(JSON.stringify(fields), about(id)), kept_at: door.now, expires_at: expiresAt }).execute();
  const tooMany = door.tx.selectFrom("kept_forms").select("id").where("professional_id", "=", professionalId).orderBy("kept_at", "desc").orderBy("id", "desc").offset(mostKeptForms);
  await door.tx.deleteFrom("kept_forms").where("id", "in", tooMany).execute();
  return expiresAt;
};

/** What is kept for somebody, the latest first; nothing that the instance's key no longer opens. */
export const listKeptForms = async (door: Door, professionalId: string): Promise<KeptForm[]> => {
  const rows = await door.tx.selectFrom("kept_forms").select(["id", "route", "address", "fields", "kept_at"])
    .where("professional_id", "=", professionalId).where("expires_at", ">", door.now).orderBy("kept_at", "desc").execute();
  return rows.flatMap((row) => {
    const fields = unseal(row.fields, about(row.id));
    return fields === null ? [] : [{ id: row.id, route: row.route, address: row.address, keptAt: row.kept_at, fields: JSON.parse(fields) as KeptField[] }];
  });
};

const hers = (door: Door, professionalId: string, id: string) => door.tx.updateTable("kept_forms").where("id", "=", id).where("professional_id", "=", professionalId).where("expires_at", ">", door.now);

/** Takes it to be sent: false when it was sent meanwhile, thrown away, or belongs to somebody else. */
export const takeKeptForm = async (door: Door, professionalId: string, id: string): Promise<boolean> => {
  const abandoned = new Date(door.now.getTime() - answeredWithin);
  const { numUpdatedRows } = await hers(door, professionalId, id).where((is) => is.or([is("taken_at", "is", null), is("taken_at", "<", abandoned)])).set({ taken_at: door.now }).executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** What it was sent to refused it or broke: it may be sent again. */
export const releaseKeptForm = async (door: Door, professionalId: string, id: string): Promise<void> => {
  await hers(door, professionalId, id).set({ taken_at: null }).execute();
};

/** Erases it; false when it is not hers or no longer there. */
export const deleteKeptForm = async (door: Door, professionalId: string, id: string): Promise<boolean> =>
  (await door.tx.deleteFrom("kept_forms").where("id", "=", id).where("professional_id", "=", professionalId).executeTakeFirst()).numDeletedRows === 1n;

/** Erases whatever is too old. */
export const forgetKeptForms = async (door: Door): Promise<void> => {
  await door.tx.deleteFrom("kept_forms").where("expires_at", "<=", door.now).execute();
};

/** Seals by today's key what an older one sealed; answers how many. */
export const sealKeptForms = async (door: Door): Promise<number> => {
  const rows = await door.tx.selectFrom("kept_forms").select(["id", "fields"]).forUpdate().execute();
  let sealed = 0;
  for (const { id, fields } of rows.filter((row) => !isCurrent(row.fields))) {
    const text = unseal(fields, about(id));
    if (text === null) continue;
    await door.tx.updateTable("kept_forms").set({ fields: seal(text, about(id)) }).where("id", "=", id).execute();
    sealed += 1;
  }
  return sealed;
};
