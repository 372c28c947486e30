import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { anyOf } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { AgreedPosts } from "./model.ts";

type Row = { chantier_id: string; starts_on: CivilDate; ends_on: CivilDate; posts: string; source: string };
const postsOf = (row: Row): AgreedPosts => ({ chantierId: row.chantier_id, startsOn: row.starts_on, endsOn: row.ends_on, posts: Number(row.posts), source: row.source });

/** What conventions give these chantiers, or those whose work the visitor reads; the latest period first. */
export const listAgreedPosts = async (visit: Visit, chantiers: readonly string[] | "whose work I read"): Promise<AgreedPosts[]> => {
  const those = chantiers === "whose work I read" ? sql<string>`any ((select app.at('work'))::uuid[])` : anyOf(chantiers);
  return chantiers.length === 0 ? [] : (await visit.tx.selectFrom("agreed_posts").select(["chantier_id", "starts_on", "ends_on", "posts", "source"]).where("chantier_id", "=", those).orderBy("starts_on", "desc").execute()).map(postsOf);
};

/** Writes a period, or corrects the one that begins that day. */
export const saveAgreedPosts = async (visit: Visit, { chantierId, startsOn, endsOn, posts, source }: AgreedPosts): Promise<void> => {
  await sql`insert into app.agreed_posts (chantier_id, starts_on, ends_on, posts, source, written_by) values (${chantierId}, ${startsOn}, ${endsOn}, ${posts}, ${source}, ${visit.actor.id})
    on conflict (chantier_id, starts_on) do update set ends_on = excluded.ends_on, posts = excluded.posts, source = excluded.source, written_by = excluded.written_by`.execute(visit.tx);
};
