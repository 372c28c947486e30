import { sql } from "kysely";
import { isId } from "#ground/ids";
import type { Visit } from "#ground/visit";
import type { DirectoryFace } from "./model.ts";

const faces = sql`select id, listed_id as "listedId", professional_id as "professionalId", name, job_title as "jobTitle", ask_for as "askFor", presence, phone, email, languages, vouched_on as "vouchedOn" from app.directory_people`;

/** Who is there, by name. */
export const listFaces = async ({ tx }: Visit, listedId: string): Promise<DirectoryFace[]> =>
  (await sql<DirectoryFace>`${faces} where listed_id = ${listedId} and left_on is null order by name, id limit 60`.execute(tx)).rows;

export const findFace = async ({ tx }: Visit, id: string): Promise<DirectoryFace | null> =>
  isId(id) ? ((await sql<DirectoryFace>`${faces} where id = ${id} and left_on is null`.execute(tx)).rows[0] ?? null) : null;

export type FaceWithPlace = DirectoryFace & { structure: string; commune: string | null };
/** The faces of some structures, in the order they are given. */
export const listFacesOf = async ({ tx }: Visit, listedIds: readonly string[], most = 60): Promise<FaceWithPlace[]> =>
  listedIds.length === 0 ? [] : (await sql<FaceWithPlace>`
    select f.id, f.listed_id as "listedId", f.professional_id as "professionalId", f.name, f.job_title as "jobTitle", f.ask_for as "askFor", f.presence, f.phone, f.email, f.languages, f.vouched_on as "vouchedOn", d.name as structure, d.commune
    from unnest(${listedIds}::uuid[]) with ordinality as w (id, rank) join app.directory_people f on f.listed_id = w.id and f.left_on is null join app.directory_structures d on d.id = w.id order by w.rank, f.name, f.id limit ${most}`.execute(tx)).rows;

export type FaceDraft = Pick<DirectoryFace, "name" | "jobTitle" | "askFor" | "presence" | "phone" | "email" | "languages">;
const columns = (visit: Visit, draft: FaceDraft) => ({
  name: draft.name, job_title: draft.jobTitle, ask_for: draft.askFor, presence: draft.presence, phone: draft.phone, email: draft.email, languages: draft.languages, vouched_on: visit.today, vouched_by: visit.actor.id,
});
export const insertFace = async (visit: Visit, listedId: string, draft: FaceDraft): Promise<string> =>
  (await visit.tx.insertInto("directory_people").values({ listed_id: listedId, created_by: visit.actor.id, ...columns(visit, draft) }).returning("id").executeTakeFirstOrThrow()).id;
export const saveFace = async (visit: Visit, id: string, draft: FaceDraft): Promise<void> => {
  await visit.tx.updateTable("directory_people").set(columns(visit, draft)).where("id", "=", id).execute();
};
export const saveDeparture = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("directory_people").set({ left_on: visit.today }).where("id", "=", id).execute();
};
